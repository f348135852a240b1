"""Networks' exports and plain files, read into records: one source a file."""
