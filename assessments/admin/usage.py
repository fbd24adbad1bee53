"""What uses a row, as a list of links."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.admin.places import address_of, keys_of
from assessments.domain.catalogue import Edition
from assessments.domain.text import SOURCE_LANGUAGE
from assessments.domain.usage import Use
from assessments.models.catalogues import CatalogueRow
from assessments.services.edition_snapshots import edition_of


def uses_shown(row: CatalogueRow, uses: Callable[[Edition, str], tuple[Use, ...]]) -> SafeString | str:
    """Return what uses ``row``, each with a link to its form; as many queries for few as for many."""
    if row.pk is None:
        return "–"
    found = uses(edition_of(row.edition), row.code)
    if not found:
        return _("von nichts")
    keys = keys_of(row.edition, [one.kind for one in found])
    language = get_language() or SOURCE_LANGUAGE
    links = [
        (address_of(row.edition, keys, one.kind, one.code), one.code, one.text.in_language(language)) for one in found
    ]
    return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a> {}</li>', links))
