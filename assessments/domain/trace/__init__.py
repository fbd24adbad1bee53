"""Where every statement comes from: the rule or formula, what went in, the edition and the scoring version."""
