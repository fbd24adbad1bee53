"""One module per way of running: demo, production, test and render, all on the ground of base."""
