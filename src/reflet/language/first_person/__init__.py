"""The marks of the first person singular: what writers who speak of themselves leave behind."""
