"""The audit trail as values: what an entry says, how entries hang together, and what a check of them finds."""
