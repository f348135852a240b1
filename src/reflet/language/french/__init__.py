"""French grammar: the writer's agreement with themself."""
