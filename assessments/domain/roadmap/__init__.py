"""What to do in which order: measures in three phases, application moves in waves, each position with its reason."""
