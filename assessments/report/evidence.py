"""The appendix of traces: every reference the report prints, with its rule or formula and its inputs.

The attached data hold a trace for every statement, down to single values. On paper a reference stands for its family:
``V-A20`` also covers the values, reasons and shares of that application. What all references of a group rest on is said
once, above the group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from django.utils.translation import gettext as _

from assessments.domain.report.data import ReportData
from assessments.domain.report.trace_values import TraceRow

SAID_ONCE_FROM = 3
HALF_A_LINE = 72  # letters
_APPLICATION = ("F", "A", "R", "Y", "O", "H", "D", "I")
_FAMILIES = {"V": _APPLICATION, "M": ("MG", "MP", "MT", "MR"), "W": ("WT", "WR"), "B": ("BT", "BR")}
_HEADS = {kind: head for head, kinds in _FAMILIES.items() for kind in kinds}
_JOINED = {"V": ("A", "F"), "M": ("MT",), "W": ("WT",), "B": ("BT",)}  # whose formulas are named with their head's


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference with what it rests on; ``place`` is where the report says it."""

    key: str
    place: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Group:
    """References of one kind, how they come about, and what all of them rest on; ``brief`` ones fit half a line."""

    title: str
    how: tuple[str, ...]
    common: str
    brief: bool
    references: tuple[Reference, ...]


def evidence_of(data: ReportData) -> tuple[Group, ...]:
    """Return the groups in the order of the report, without empty ones."""
    traces = _Traces(data)
    chapters = {
        "S": {"S-readiness": "standing", "S-pressure": "standing", "S-coverage": "standing"},
        "Q": {"Q-house": "standing"},
    }
    groups = (
        (_("Lagebild"), [key for key in traces.heads if key in {**chapters["S"], **chapters["Q"]}], "standing"),
        (_("Dimensionen"), [key for key in traces.of("S") if key not in chapters["S"]], "dimensions"),
        (_("Verteilung"), traces.of("P"), "portfolio"),
        (_("Spanne der Verteilung"), traces.of("E"), ""),
        (_("Empfehlungen"), traces.of("V"), ""),
        (_("Ausschlüsse und Bedingungen"), list(traces.rules), ""),
        (_("Tore"), traces.of("G"), ""),
        (_("Zuerst zu tun"), traces.of("N"), ""),
        (_("Maßnahmen"), traces.of("M"), ""),
        (_("Umzüge"), [*traces.of("L"), *traces.of("W"), *traces.of("B"), *traces.of("X")], ""),
    )
    return tuple(traces.group(title, keys, place) for title, keys, place in groups if keys)


class _Traces:
    """All traces of a report, and which of them the report prints."""

    def __init__(self, data: ReportData) -> None:
        self.rows = {row.reference: row for row in data.traces}
        self.words = {row.rule: row.how for row in data.formulas}
        self.heads = [
            key for key in self.rows if _kind(key) in {"S", "Q", "P", "E", "V", "G", "N", "M", "L", "W", "B", "X"}
        ]
        self.rules = {row.key: row.traces for row in (*data.exclusions, *data.conditions) if row.traces}
        self._rule_of = {trace: key for key, traces in self.rules.items() for trace in traces}
        self._applications = {key.removeprefix("V-") for key in self.of("V")}

    def of(self, kind: str) -> list[str]:
        return [key for key in self.heads if _kind(key) == kind]

    def group(self, title: str, keys: list[str], place: str) -> Group:
        inputs = {key: tuple(dict.fromkeys(self._inputs(key))) for key in keys}
        common = _common(inputs.values())
        own = {key: _listed(one for one in found if one not in common) for key, found in inputs.items()}
        return Group(
            title=title,
            how=tuple(dict.fromkeys(self._how(keys))),
            common=_listed(common) if common else "",
            brief=mean(len(key) + len(said) for key, said in own.items()) <= HALF_A_LINE,
            references=tuple(Reference(key, place or key, said) for key, said in own.items()),
        )

    def _how(self, keys: list[str]) -> Iterable[str]:
        """Yield the formulas of a group; rules of the edition are named by their own rows."""
        for key in keys:
            if key in self.rules:
                continue
            yield self.words[self.rows[key].rule]
            for kind in _JOINED.get(_kind(key), ()):
                yield from (self.words[row.rule] for row in self._family(key, (kind,)))

    def _family(self, head: str, kinds: tuple[str, ...]) -> list[TraceRow]:
        code = head.partition("-")[2]
        found = []
        for kind in kinds:
            stem = f"{kind}-{code}"
            rows = [row for key, row in self.rows.items() if key == stem or key.startswith(f"{stem}-")]
            found += [row for row in rows if self._head_of(row.reference) == head]
        return found

    def _inputs(self, key: str) -> Iterable[str]:
        """Yield what a printed reference rests on: codes with their values, and other printed references."""
        if key in self.rules:
            yield from _rule_inputs([self.rows[trace] for trace in self.rules[key]])
            return
        for row in (self.rows[key], *self._family(key, _JOINED.get(_kind(key), ()))):
            for given in row.inputs:
                named = given if "=" in given else self._head_of(given)
                if named != key:
                    yield named

    def _head_of(self, reference: str) -> str:
        """Return the printed reference that stands for this one."""
        if reference in self._rule_of:
            return self._rule_of[reference]
        kind, _dash, rest = reference.partition("-")
        head = _HEADS.get(kind)
        if head is None:
            return reference
        code = self._application_in(rest) if head == "V" else rest
        if kind in {"MR", "WR", "BR"}:
            code = rest.rpartition("-")[0]
        return f"{head}-{code}"

    def _application_in(self, rest: str) -> str:
        """Return the application that a reference begins with; its code may hold dashes itself."""
        while rest not in self._applications and "-" in rest:
            rest = rest.rpartition("-")[0]
        return rest


def _listed(inputs: Iterable[str]) -> str:
    """Return inputs separated by commas, but the levels of an application in one breath: S=4 I=3 U=?."""
    found = list(inputs)
    levels = " ".join(one.replace("=unknown", "=?") for one in found if _is_level(one))
    return ", ".join(filter(None, (*(one for one in found if not _is_level(one)), levels))) or "–"


def _is_level(given: str) -> bool:
    return len(given.partition("=")[0]) == 1 and "=" in given


def _rule_inputs(rows: list[TraceRow]) -> Iterable[str]:
    """Yield the rule and what it looks at; where applications differ, without the value."""
    yield from dict.fromkeys(row.rule for row in rows)
    given = dict.fromkeys(one for row in rows for one in row.inputs if "=" in one)
    times = Counter(one.partition("=")[0] for one in given)
    for one in given:
        name = one.partition("=")[0]
        yield one if times[name] == 1 else name


def _kind(reference: str) -> str:
    return reference.partition("-")[0]


def _common(inputs: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return what all references of a group rest on, if they are enough to make it worth saying once."""
    lists = tuple(inputs)
    if len(lists) < SAID_ONCE_FROM:
        return ()
    return tuple(one for one in lists[0] if all(one in others for others in lists[1:]))
