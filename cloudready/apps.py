"""What the project changes about apps of others."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    """Django's administration, with its lists in groups."""

    default_site = "cloudready.administration.Administration"
