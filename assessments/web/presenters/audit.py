"""The audit trail in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from assessments.domain.audit.entries import Result
from assessments.domain.audit.wording import sentences
from assessments.domain.labels import label_of
from assessments.domain.roles import Role
from assessments.domain.spreadsheets import harmless
from assessments.models import ChangeKind
from assessments.services.trail import Checked
from assessments.services.trail_reading import TrailLine
from assessments.templatetags.wording import language

RESULTS = {
    Result.DONE: pgettext_lazy("Ergebnis im Protokoll", "ausgeführt"),
    Result.REFUSED: pgettext_lazy("Ergebnis im Protokoll", "abgewiesen"),
    Result.FAILED: pgettext_lazy("Ergebnis im Protokoll", "gescheitert"),
}
REFUSALS = {
    403: gettext_lazy("Das Recht dazu fehlte."),
    404: gettext_lazy("Gesucht wurde etwas, das es in diesem Krankenhaus nicht gibt."),
    409: gettext_lazy("Der Stand der Selbstbewertung ließ es nicht zu."),
}
PROTECTION = {
    "password_set": gettext_lazy("Passwort gesetzt"),
    "password_changed": gettext_lazy("Passwort geändert"),
    "password_reset": gettext_lazy("Passwort zurückgesetzt"),
    "factor_added": gettext_lazy("Zweiter Faktor eingerichtet"),
    "factor_removed": gettext_lazy("Zweiter Faktor entfernt"),
    "factor_renewed": gettext_lazy("Notfallcodes erneuert"),
}
COLUMNS = (
    gettext_lazy("Nummer"),
    gettext_lazy("Zeitpunkt (UTC)"),
    gettext_lazy("Person"),
    gettext_lazy("Vorgang"),
    gettext_lazy("Ergebnis"),
    gettext_lazy("Einzelheiten"),
    gettext_lazy("Selbstbewertung"),
    gettext_lazy("Vorgangsnummer"),
)
NAME_SHOWN_UP_TO = 60
BY_ITSELF = frozenset({ChangeKind.AUDIT_PURGED, ChangeKind.DATA_PURGED, ChangeKind.DATA_EXPORTED})
"""What the operator's commands do when nobody is signed in."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row of the page. ``result`` is empty when all went well, so that the eye finds the rest."""

    number: int
    at: datetime
    by: str
    kind: str
    result: str
    about: str
    assessment: str
    request_id: str


@dataclass(frozen=True, slots=True)
class ChainState:
    """What is known of the chain: how many entries were looked at, and the sentences of what was found."""

    entries: int
    is_whole: bool
    found: tuple[str, ...]
    checked_everything: bool


def row_of(line: TrailLine) -> EntryRow:
    """Return an entry as the page shows it."""
    return EntryRow(
        number=line.number,
        at=line.at,
        by=_who(line),
        kind=str(line.kind.label),
        result="" if line.result == Result.DONE else str(RESULTS[Result(line.result)]),
        about=about(line),
        assessment=line.assessment,
        request_id=line.request_id,
    )


def _who(line: TrailLine) -> str:
    if line.by:
        return line.by
    return _("die Anwendung selbst") if line.kind in BY_ITSELF else _("niemand angemeldet")


def state_of(checked: Checked, *, everything: bool) -> ChainState:
    """Return what the check of the chain, or of its end, says."""
    found = [one.in_language(language()) for one in sentences(checked.flaws)]
    for question, version in checked.answers:
        values = {"question": question, "version": version}
        found.append(_("Die Fassung %(version)s der Antwort auf %(question)s ist nicht die gespeicherte.") % values)
    if not checked.checkpoint_is_signed:
        found.append(_("Der Nachweis über gelöschte alte Einträge trägt keine gültige Unterschrift dieser Anwendung."))
    return ChainState(checked.entries, checked.is_whole, tuple(found), everything)


def about(line: TrailLine) -> str:
    """Say in words what an entry is about; what only a machine could read is left to the export."""
    return " · ".join(part for part in _parts(line) if part)


def _parts(line: TrailLine) -> Iterator[str]:
    said = line.details
    yield line.person
    match line.kind:
        case ChangeKind.ANSWER_SAVED:
            yield _("Frage %(question)s, Fassung %(version)s") % {
                "question": line.subject,
                "version": said.get("version", ""),
            }
        case ChangeKind.ACCESS_DENIED:
            status = said.get("status")
            yield str(REFUSALS[status]) if isinstance(status, int) and status in REFUSALS else ""
        case ChangeKind.SIGN_IN_PROTECTION_CHANGED:
            yield str(PROTECTION.get(str(said.get("what")), ""))
        case ChangeKind.SIGN_IN_FAILED:
            yield _("zweiter Faktor falsch") if said.get("factor") == "second" else ""
        case _:
            yield from _general(line)


def _general(line: TrailLine) -> Iterator[str]:
    said = line.details
    if len(line.subject) < LENGTH_OF_UUID and not line.subject.isdecimal():
        yield line.subject
    name = said.get("name")
    yield name[:NAME_SHOWN_UP_TO] if isinstance(name, str) else ""
    role = said.get("role")
    yield label_of(Role(role)).in_language(language()) if isinstance(role, str) and role in set(Role) else ""


LENGTH_OF_UUID = 36


def csv_lines(lines: Iterable[TrailLine]) -> Iterator[str]:
    """Return the entries as a table for a spreadsheet, which computes nothing of it."""
    yield "\ufeff" + _csv([str(column) for column in COLUMNS])
    for line in lines:
        yield _csv(
            [
                str(line.number),
                line.at.astimezone(UTC).isoformat(timespec="seconds"),
                _who(line),
                str(line.kind.label),
                str(RESULTS[Result(line.result)]),
                about(line),
                line.assessment,
                line.request_id,
            ]
        )


def _csv(cells: list[str]) -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=";").writerow([harmless(cell) for cell in cells])
    return held.getvalue()
