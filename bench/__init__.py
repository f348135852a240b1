"""Measurements that are too long for the tests: run them by hand, ``python -m bench.<name>``."""
