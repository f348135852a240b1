"""Training and evaluating bundles on labelled corpora."""
