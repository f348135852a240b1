"""All that one person left on the networks, as records in one file."""
