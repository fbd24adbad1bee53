"""The project around the app: settings, addresses, server entry."""
