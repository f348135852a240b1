"""One's own public posts, fetched from their servers when asked to: the only room with a socket."""
