"""What would be if: changes to an assessment that are tried out, not stored, and what they would change."""
