"""The portrait, for a terminal, a page and a program."""
