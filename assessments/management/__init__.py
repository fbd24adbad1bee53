"""Floor 4: the same job without a browser."""
