"""Where every statement comes from, part by part: the house, the roadmap, and each application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import Edition
from assessments.domain.results import Result
from assessments.domain.roadmap.building import roadmap_of
from assessments.domain.text import Text
from assessments.domain.trace.tracing import traces_of
from assessments.domain.trace.values import Input, InputKind, Trace
from assessments.domain.workspace import Workspace
from assessments.templatetags.wording import text
from assessments.web.presenters.trace_words import said

HOUSE, ROADMAP = "", "fahrplan"
_OF_HOUSE = frozenset({"S", "G", "Q", "P", "E", "N"})
_OF_ROADMAP = frozenset({"M", "MG", "MP", "MT", "MR", "W", "WT", "WR", "B", "BT", "BR", "L", "X"})

GROUPS: tuple[tuple[frozenset[str], Promise], ...] = (
    (frozenset({"Q"}), _("Lagebild")),
    (frozenset({"S"}), _("Werte")),
    (frozenset({"G"}), _("Tore")),
    (frozenset({"P", "E"}), _("Aufteilung")),
    (frozenset({"N"}), _("Nächste Schritte")),
    (frozenset({"V", "R"}), _("Empfehlung und Gründe")),
    (frozenset({"A"}), _("Wie sicher das ist")),
    (frozenset({"F"}), _("Eignung je Modell")),
    (frozenset({"K", "Y"}), _("Ausschlüsse und was sie aufhebt")),
    (frozenset({"C"}), _("Bedingungen und offene Angaben")),
    (frozenset({"O", "H", "D", "I"}), _("Ort, Aufteilung, Stand heute")),
    (frozenset({"M", "MG", "MP", "MT", "MR"}), _("Maßnahmen")),
    (frozenset({"W", "WT", "WR", "B", "BT", "BR"}), _("Umzüge")),
    (frozenset({"L", "X"}), _("Tempo und Zurückgestelltes")),
)
KINDS: dict[InputKind, Promise] = {
    InputKind.STATEMENT: _("Andere Aussagen"),
    InputKind.ANSWER: _("Antworten"),
    InputKind.LEVEL: _("Merkmale der Anwendung"),
    InputKind.WEIGHT: _("Gewichte"),
    InputKind.FACT: _("Angaben"),
    InputKind.FIGURE: _("Zahlen"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its code, what it is called, its value in words, and the page it stands on."""

    code: str
    name: str
    value: str
    dimension: str = ""
    application: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """All inputs of one kind."""

    title: Promise
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One statement with what produced it. ``how`` is None where the rule says the same as the statement."""

    reference: str
    statement: Text
    rule: str
    how: Text | None
    inputs: tuple[Sources, ...]


@dataclass(frozen=True, slots=True)
class TraceGroup:
    """Statements of one kind."""

    title: Promise
    rows: tuple[TraceRow, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the list: an application by its code, with a reference to find it by."""

    code: str
    name: str
    reference: str


@dataclass(frozen=True, slots=True)
class TracePage:
    """One part of all statements, and the way to the others."""

    part: str
    title: str
    groups: tuple[TraceGroup, ...]
    applications: tuple[Chapter, ...]
    roadmap: str
    total: int
    shown: int


def trace_page(workspace: Workspace, result: Result, wanted: str) -> TracePage:
    """Return the part in which the reference ``wanted`` stands; the house where no statement is called so."""
    traces = traces_of(workspace, result=result, roadmap=roadmap_of(workspace, result=result))
    names = {one.code: text(one.name) for one in result.applications}
    part_of = {trace.reference: _part(trace.reference, names) for trace in traces}
    part = part_of.get(wanted, HOUSE)
    shown = [trace for trace in traces if part_of[trace.reference] == part]
    pages = _Pages(workspace.edition, part_of, part if part in names else "")
    return TracePage(
        part=part,
        title=names.get(part, ""),
        groups=tuple(_groups(shown, pages)),
        applications=tuple(Chapter(code, name, f"V-{code}") for code, name in names.items()),
        roadmap=next((code for code, where in part_of.items() if where == ROADMAP), ""),
        total=len(traces),
        shown=len(shown),
    )


def _part(reference: str, applications: Iterable[str]) -> str:
    """Return where a statement stands; of applications whose codes begin alike, the longest code is meant."""
    kind, _dash, subject = reference.partition("-")
    if kind in _OF_HOUSE:
        return HOUSE
    if kind in _OF_ROADMAP:
        return ROADMAP
    found = (code for code in applications if subject == code or subject.startswith(f"{code}-"))
    return max(found, key=len, default=HOUSE)


@dataclass(frozen=True, slots=True)
class _Pages:
    """What an input needs to know to lead somewhere."""

    edition: Edition
    part_of: Mapping[str, str]
    application: str


def _groups(traces: list[Trace], pages: _Pages) -> Iterator[TraceGroup]:
    for kinds, title in GROUPS:
        rows = tuple(_row(trace, pages) for trace in traces if trace.reference.partition("-")[0] in kinds)
        if rows:
            yield TraceGroup(title, rows)


def _row(trace: Trace, pages: _Pages) -> TraceRow:
    how = None if trace.how == trace.statement else trace.how
    return TraceRow(trace.reference, trace.statement, trace.rule, how, tuple(_sources(trace, pages)))


def _sources(trace: Trace, pages: _Pages) -> Iterator[Sources]:
    for kind, title in KINDS.items():
        found = tuple(_source(one, pages) for one in trace.inputs if one.kind is kind)
        if found:
            yield Sources(title, found)


def _source(one: Input, pages: _Pages) -> Source:
    edition, value = pages.edition, said(one)
    match one.kind:
        case InputKind.ANSWER if one.code in edition.questions:
            question = edition.questions[one.code]
            return Source(one.code, text(question.text), value, dimension=question.dimension_code)
        case InputKind.LEVEL | InputKind.WEIGHT if one.code in edition.criteria_by_letter:
            application = pages.application if one.kind is InputKind.LEVEL else ""
            return Source(one.code, text(edition.criteria_by_letter[one.code].name), value, application=application)
        case InputKind.STATEMENT:
            return Source(one.code, "", "", reference=one.code if one.code in pages.part_of else "")
        case _:
            return Source(one.code, "", value)
