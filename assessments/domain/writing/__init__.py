"""Editions and their law as the documents that files hold: the way back from ``reading``."""
