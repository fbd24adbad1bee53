"""Floor 4: the pages. Reads the request, calls one service, shows one template."""
