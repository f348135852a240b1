"""The tests, a folder a room; ``builders`` makes what they read."""
