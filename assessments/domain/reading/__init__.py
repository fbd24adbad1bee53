"""Strict readers: from parsed files to domain values, reporting every problem at once."""
