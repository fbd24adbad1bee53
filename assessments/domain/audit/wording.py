"""What a check of a chain found, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assessments.domain.audit.checking import Finding, Flaw
from assessments.domain.text import Text, both

WHOLE = both("Die Kette ist unversehrt.", "The chain is intact.")

_ONE = {
    Flaw.CHANGED: (
        "Eintrag {number} wurde nachträglich verändert.",
        "Entry {number} was changed afterwards.",
    ),
    Flaw.MISSING: ("Eintrag {number} fehlt.", "Entry {number} is missing."),
    Flaw.CUT_OFF: (
        "Eintrag {number} fehlt am Ende der Kette.",
        "Entry {number} is missing from the end of the chain.",
    ),
    Flaw.MOVED: (
        "Eintrag {number} steht an falscher Stelle: Er trägt die Nummer {stands_at}.",
        "Entry {number} is out of order: it bears the number {stands_at}.",
    ),
    Flaw.INSERTED: (
        "Ein Eintrag mit der Nummer {number} wurde eingeschoben.",
        "An entry with the number {number} was slipped in.",
    ),
    Flaw.BEGINNING: (
        "Der Anfang der Kette passt nicht zu dem, was hinter Eintrag {number} stehen muss.",
        "The beginning of the chain does not fit what must stand behind entry {number}.",
    ),
}
_SEVERAL = {
    Flaw.CHANGED: (
        "Die Einträge {number} bis {last} wurden nachträglich verändert.",
        "Entries {number} to {last} were changed afterwards.",
    ),
    Flaw.MISSING: ("Die Einträge {number} bis {last} fehlen.", "Entries {number} to {last} are missing."),
    Flaw.CUT_OFF: (
        "Die Einträge {number} bis {last} fehlen am Ende der Kette.",
        "Entries {number} to {last} are missing from the end of the chain.",
    ),
}


def sentences(found: Iterable[Finding]) -> tuple[Text, ...]:
    """Return one sentence per finding, neighbours with the same flaw share one, and one on what stays unproven."""
    known = tuple(found)
    unproven = max((one.number for one in known if one.flaw in _SEVERAL), default=1)
    said = tuple(_sentence(first, last) for first, last in _runs(known))
    return (*said, _before(unproven)) if unproven > 1 else said


def _before(number: int) -> Text:
    """Say what a gap or a changed entry means for all that stands before it: nobody vouches for it any more."""
    return both(
        f"Einträge vor Nummer {number} sind nur in sich stimmig; vergleichen Sie sie mit dem Protokoll des Betreibers.",
        f"Entries before number {number} are only consistent in themselves; compare them with the operator's log.",
    )


def _runs(found: tuple[Finding, ...]) -> Iterator[tuple[Finding, Finding]]:
    first: Finding | None = None
    last: Finding | None = None
    for one in sorted(found, key=lambda each: (list(Flaw).index(each.flaw), each.number)):
        if last and first and one.flaw in _SEVERAL and one.flaw == last.flaw and one.number == last.number + 1:
            last = one
            continue
        if last and first:
            yield first, last
        first = last = one
    if first and last:
        yield first, last


def _sentence(first: Finding, last: Finding) -> Text:
    german, english = _ONE[first.flaw] if first == last else _SEVERAL[first.flaw]
    said = {"number": first.number, "last": last.number, "stands_at": first.stands_at}
    return both(german.format(**said), english.format(**said))
