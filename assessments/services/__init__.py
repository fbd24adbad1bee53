"""Everything the product reads and writes; the only floor that changes rows."""
