"""Why a file is not taken as an edition, in one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.evidence import Flaw

DAMAGED = _("Die Datei ist beschädigt, oder ihr Inhalt passt nicht zur Endung.")
TOO_MUCH = _("Die Datei enthält weit mehr, als eine Ausgabe braucht.")
WHY: Mapping[Flaw, Promise] = MappingProxyType(
    {
        Flaw.EMPTY: _("Die Datei ist leer."),
        Flaw.TOO_LARGE: _("Die Datei ist größer als 5 MB."),
        Flaw.KIND: _("Angenommen werden Dateien mit den Endungen .zip, .xlsx und .json."),
        Flaw.ACTIVE: _("Die Datei enthält Makros oder anderes, das etwas ausführt. Speichern Sie sie ohne."),
        Flaw.ENCRYPTED: _("Die Datei ist mit einem Kennwort geschützt. Speichern Sie sie ohne Kennwort."),
        Flaw.NESTED: _("In der Datei stecken weitere gepackte Dateien."),
        Flaw.OUTSIDE: _("Die Datei verweist auf Dateien außerhalb."),
        Flaw.ENTITIES: _("Die Datei enthält unerlaubte Festlegungen im XML."),
        Flaw.BOMB: TOO_MUCH,
        Flaw.LIMITS: TOO_MUCH,
    }
)


def sentence_of(flaw: Flaw) -> str:
    """Return the reason against a file, and what helps."""
    return str(WHY.get(flaw, DAMAGED))
