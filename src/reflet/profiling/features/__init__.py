"""Text to numbers: the versioned contract of every bundle."""
