"""The administration: the catalogue for its editors, accounts and memberships for the operator.

What hospitals answered is not shown here, and nothing that a hospital wrote can be changed here.
"""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from assessments.admin import catalogue, guidance, hospitals, judgement, landscape, law, people, second_factors

admin.site.site_header = admin.site.site_title = _("CloudReady – Verwaltung")
admin.site.index_title = _("Katalog, Konten und Mitgliedschaften")

__all__ = ["catalogue", "guidance", "hospitals", "judgement", "landscape", "law", "people", "second_factors"]
