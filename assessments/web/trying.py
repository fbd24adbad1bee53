"""What somebody tries out, as the query of an address: nothing is stored, and a link can be passed on.

``frage.D5.1=3`` answers a question, ``massnahme=D5.1`` counts its measure as done, ``merkmal.A01.N=unknown`` codes an
application, ``produkt.A01.saas=ja`` names a product, ``ort.A01=own`` a place, ``gewichtung=finance`` a preset and
``gewicht.N=7/30`` a weight of one's own. ``anwendung=A01`` only shows an application. Empty values say nothing.
"""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import QueryDict

from assessments.domain.answers import Given, Unknown
from assessments.domain.catalogue import LIFTED_TO
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.what_if.changes import Changes, LevelOrUnknown
from assessments.domain.what_if.plain import MOST_CHANGES, UNKNOWN, MalformedChanges, from_plain
from assessments.domain.what_if.trying import ImpossibleChange, changed
from assessments.domain.workspace import Workspace

ANSWER, MEASURE, CODE, PRODUCT, PLACE, PRESET, WEIGHT = (
    *("frage", "massnahme", "merkmal", "produkt", "ort"),
    *("gewichtung", "gewicht"),
)
SHOWN = "anwendung"
YES, NO = "ja", "nein"
LONGEST_ECHO = 60

Plain = dict[str, object]


class UnreadableAddress(ValueError):
    """The query says something that nobody could have chosen here; ``what`` names it."""

    def __init__(self, what: str) -> None:
        self.what = what if len(what) <= LONGEST_ECHO else f"{what[:LONGEST_ECHO]}…"
        super().__init__(self.what)


def changes_in(query: QueryDict, workspace: Workspace) -> Changes:
    """Return the changes an address asks for, without those that change nothing.

    :raises UnreadableAddress: when something in it is malformed, or the assessment has no place for it.
    """
    said = [(name, value) for name, values in query.lists() for value in values if value]
    if len(said) > MOST_CHANGES:
        raise UnreadableAddress(said[-1][0])
    parts = _Parts(workspace)
    for name, value in said:
        parts.add(name, value)
    try:
        changes = from_plain(parts.plain)
        changed(workspace, changes)
    except MalformedChanges as problem:  # every part was well-formed, so it is the weighting that contradicts itself
        raise UnreadableAddress(PRESET) from problem
    except ImpossibleChange as problem:
        raise UnreadableAddress(", ".join(problem.codes)) from problem
    return without_idle(workspace, changes)


def shown_in(query: QueryDict, workspace: Workspace) -> str:
    """Return the code of the application to show, empty for none.

    :raises UnreadableAddress: when the house has no such application.
    """
    code = query.get(SHOWN, "")
    if code and code not in {application.code for application in workspace.applications}:
        raise UnreadableAddress(code)
    return code


def address_of(workspace: Workspace, changes: Changes) -> str:
    """Return the query that ``changes_in`` reads back, in one order; empty when nothing is changed."""
    pairs = [
        *((MEASURE, code) for code in sorted(changes.measures)),
        *((f"{ANSWER}.{code}", _level(level)) for code, level in sorted(changes.answers.items())),
        *((f"{CODE}.{of}.{letter}", _level(level)) for (of, letter), level in sorted(changes.codes.items())),
        *_products(workspace, changes),
        *((f"{PLACE}.{code}", place.value) for code, place in sorted(changes.places.items())),
        *((f"{WEIGHT}.{letter}", str(weight)) for letter, weight in sorted((changes.weights or {}).items())),
        *([(PRESET, changes.preset)] if changes.preset else []),
    ]
    return urlencode(pairs)


def without_idle(workspace: Workspace, changes: Changes) -> Changes:
    """Return the changes without those that are the real state anyway."""
    by_code = {application.code: application for application in workspace.applications}
    levels = workspace.sheet.levels()
    answers = {code: level for code, level in changes.answers.items() if not _is_said(workspace, code, level)}
    return Changes(
        answers=answers,
        codes={
            (of, letter): level
            for (of, letter), level in changes.codes.items()
            if code_of(workspace, by_code[of], letter) != level
        },
        preset=None if changes.preset == workspace.preset else changes.preset,
        weights=None if changes.weights == workspace.weights else changes.weights,
        measures=frozenset(code for code in changes.measures if code in answers or levels.get(code, 0) < LIFTED_TO),
        confirmed={of: models for of, models in changes.confirmed.items() if models != by_code[of].confirmed},
        places={of: place for of, place in changes.places.items() if place is not by_code[of].place_preference},
    )


def code_of(workspace: Workspace, application: Application, letter: str) -> LevelOrUnknown:
    """Return the level an application really has, which is its archetype's where the house says nothing else."""
    archetype = workspace.edition.archetypes_by_code[application.archetype]
    return application.codes.get(letter, archetype.codes[letter])


class _Parts:
    """The plain changes, put together pair by pair. Each is checked alone, so that a refusal can name it."""

    def __init__(self, workspace: Workspace) -> None:
        self._applications = {application.code: application for application in workspace.applications}
        self._maps: dict[str, dict[str, object]] = {}
        self._codes: dict[str, dict[str, object]] = {}
        self._confirmed: dict[str, frozenset[str]] = {}
        self._measures: list[str] = []
        self._preset: str | None = None

    @property
    def plain(self) -> Plain:
        """Return everything that was said so far."""
        confirmed = {of: sorted(models) for of, models in self._confirmed.items()}
        parts = {**self._maps, "codes": self._codes, "confirmed": confirmed, "measures": self._measures}
        return parts if self._preset is None else {**parts, "preset": self._preset}

    def add(self, name: str, value: str) -> None:
        """Read one pair of the query."""
        kind, _, rest = name.partition(".")
        match kind:
            case "frage":
                self._put("answers", rest, _read_level(value), name)
            case "ort":
                self._put("places", rest, value, name)
            case "gewicht":
                self._put("weights", rest, value, name)
            case "merkmal":
                self._code(rest, value, name)
            case "produkt":
                self._product(rest, value, name)
            case "massnahme" | "gewichtung" | "anwendung" if name == kind:
                self._bare(kind, value)
            case _:
                raise UnreadableAddress(name)

    def _put(self, part: str, key: str, value: object, name: str) -> None:
        nothing_else = part == "weights" and value == "0"  # one weight may well be 0, as long as not all are
        _require_sound({part: {key: "1" if nothing_else else value}}, name)
        held = self._maps.setdefault(part, {})
        if key in held:
            raise UnreadableAddress(name)
        held[key] = value

    def _code(self, rest: str, value: str, name: str) -> None:
        of, _, letter = rest.rpartition(".")
        _require_sound({"codes": {of: {letter: _read_level(value)}}}, name)
        held = self._codes.setdefault(of, {})
        if letter in held:
            raise UnreadableAddress(name)
        held[letter] = _read_level(value)

    def _product(self, rest: str, value: str, name: str) -> None:
        """Add one model to those with a named product, or take it away."""
        of, _, model = rest.rpartition(".")
        if of not in self._applications or value not in (YES, NO) or model not in set(OperatingModel):
            raise UnreadableAddress(name)
        before = self._confirmed.get(of, frozenset(self._applications[of].confirmed))
        self._confirmed[of] = before | {model} if value == YES else before - {model}

    def _bare(self, kind: str, value: str) -> None:
        if kind == MEASURE:
            _require_sound({"measures": [value]}, value)
            self._measures.append(value)
        elif kind == PRESET:
            _require_sound({"preset": value}, value)
            if self._preset not in (None, value):
                raise UnreadableAddress(PRESET)
            self._preset = value


def _require_sound(part: Plain, name: str) -> None:
    try:
        from_plain(part)
    except MalformedChanges as problem:
        raise UnreadableAddress(name) from problem


def _products(workspace: Workspace, changes: Changes) -> list[tuple[str, str]]:
    by_code = {application.code: application for application in workspace.applications}
    return [
        (f"{PRODUCT}.{of}.{model}", YES if model in models else NO)
        for of, models in sorted(changes.confirmed.items())
        for model in sorted(models ^ (by_code[of].confirmed if of in by_code else frozenset()))
    ]


def _is_said(workspace: Workspace, code: str, level: LevelOrUnknown) -> bool:
    match workspace.sheet.answer(code):
        case Given(said):
            return said == level
        case Unknown() | None:
            return level is None
        case _:
            return False


def _read_level(value: str) -> object:
    return int(value) if value in {"0", "1", "2", "3", "4"} else value


def _level(level: LevelOrUnknown) -> str:
    return UNKNOWN if level is None else str(level)
