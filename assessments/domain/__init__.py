"""Floor 0: what the tool claims, as plain Python. Knows no framework, database, clock or chance."""
