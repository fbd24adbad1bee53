"""A small language for legal conditions: parsed, type-checked and compiled, never executed as code."""
