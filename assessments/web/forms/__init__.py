"""Forms: they check the shape of what was sent and yield domain values."""
