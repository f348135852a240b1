"""What builds the files that are shipped but not written by hand."""
