"""What ``manage.py check --deploy`` asks beyond Django's own questions. Importing a module registers its checks."""

from assessments.checks import accounts, browsers, running, storage, walls

__all__ = ["accounts", "browsers", "running", "storage", "walls"]
