"""What can be said of a text before any trait is inferred from it."""
