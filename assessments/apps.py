"""The app as Django sees it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """Self-assessments of hospitals."""

    name = "assessments"
    label = "assessments"
    verbose_name = _("Selbstbewertungen")
