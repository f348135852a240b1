"""What the exports of Facebook and Instagram have in common: one firm writes them."""
