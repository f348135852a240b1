"""What moved an estimate, and what would move it back."""
