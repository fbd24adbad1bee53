"""How the properties are tried out."""

from __future__ import annotations

from hypothesis import settings

# Brute force takes as long as the machine needs; kept examples would be files beside the code.
settings.register_profile("project", deadline=None, database=None)
settings.load_profile("project")
