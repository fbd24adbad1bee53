"""What would change the result: the smallest flips, the keys of the gates, and what to clarify first. All exact."""
