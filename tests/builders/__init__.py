"""What makes the exports and the invented people that the tests and the examples read."""
