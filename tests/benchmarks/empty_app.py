"""Our models without what our app does besides, for the empty site."""

from django.apps import AppConfig


class EmptyConfig(AppConfig):
    """The rows, nothing else."""

    name = "assessments"
    label = "assessments"
    default_auto_field = "django.db.models.BigAutoField"
