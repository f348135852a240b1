"""Trained models as files (bundles), and their linear heads."""
