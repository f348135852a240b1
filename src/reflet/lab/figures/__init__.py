"""What is told of a bundle besides its main figures: curves, for whom, how sure, how far."""
