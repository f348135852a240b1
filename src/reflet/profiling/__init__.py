"""Author profiling: from posts to estimates and their evidence."""
