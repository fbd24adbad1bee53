"""Milestones: a state of an assessment frozen with its result, proven by a digest, compared with another."""
