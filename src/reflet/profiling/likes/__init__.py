"""What likes say: names matched to what a bundle knows, estimates, and what unliking would do."""
