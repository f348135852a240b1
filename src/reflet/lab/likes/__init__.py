"""Training and evaluating bundles of likes, for anyone's user × like matrix."""
