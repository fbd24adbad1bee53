"""What is different between the real state and one that is tried out, as a reader follows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.domain.catalogue import Edition, Question
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import GateState, Quadrant
from assessments.domain.robustness.values import Band
from assessments.domain.text import Text
from assessments.domain.what_if.comparison import (
    Comparison,
    ConditionChange,
    DetailChange,
    IndexChange,
    Recommended,
    SplitChange,
)
from assessments.templatetags.wording import decimals, label, text

FIRST_REASONS = 2
MINUS = "−"

BANDS: dict[Band, Promise] = {
    Band.ROBUST: gettext_lazy("robust"),
    Band.CONTESTED: gettext_lazy("umstritten"),
    Band.NONE: gettext_lazy("nicht tragfähig"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """One recommendation in few words, with the code that colours it."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """An application that gets another recommendation, and why: the first reasons, then the others."""

    name: str
    before: Named
    after: Named
    why: tuple[Text, ...]
    more: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One of the two indices in both states."""

    name: str
    before: Fraction | None
    after: Fraction | None
    delta: str


@dataclass(frozen=True, slots=True)
class SplitRow:
    """One operating model with its number of applications in both states."""

    recommended: Named
    before: int
    after: int
    delta: str


@dataclass(frozen=True, slots=True)
class GateRow:
    """A gate that stands otherwise."""

    question: Question
    before: GateState | None
    after: GateState | None

    @property
    def opens(self) -> bool:
        """Return whether the way is free afterwards."""
        return self.after is GateState.OPEN


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about an application that keeps its recommendation, or about a condition of it."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything the page shows of a comparison; ``summary`` says it in one line."""

    quadrant_before: Quadrant
    quadrant_after: Quadrant
    indices: tuple[IndexRow, ...]
    verdicts: tuple[VerdictRow, ...]
    gates: tuple[GateRow, ...]
    split: tuple[SplitRow, ...]
    details: tuple[Remark, ...]
    gone: tuple[Remark, ...]
    new: tuple[Remark, ...]
    summary: str

    @property
    def moves(self) -> bool:
        """Return whether the quadrant is another one."""
        return self.quadrant_before is not self.quadrant_after


def effect_of(edition: Edition, found: Comparison, names: Mapping[str, str]) -> Effect:
    """Put a comparison into words; ``names`` are those of the applications."""
    gates = tuple(GateRow(edition.questions[gate.code], gate.before, gate.after) for gate in found.gates)
    return Effect(
        quadrant_before=found.quadrant_before,
        quadrant_after=found.quadrant_after,
        indices=(_index(_("Reife"), found.readiness), _index(_("Handlungsdruck"), found.pressure)),
        verdicts=tuple(
            VerdictRow(
                text(one.name), named(one.before), named(one.after), one.why[:FIRST_REASONS], one.why[FIRST_REASONS:]
            )
            for one in found.verdicts
        ),
        gates=gates,
        split=tuple(_split(one) for one in found.split if one.before or one.after),
        details=tuple(Remark(text(one.name), _detail(one)) for one in found.details),
        gone=_conditions(found.conditions_gone, names),
        new=_conditions(found.conditions_new, names),
        summary=_summary(found, gates),
    )


def named(recommended: Recommended) -> Named:
    """Name a recommendation, a hybrid together with its cloud part."""
    return named_model(recommended.verdict, recommended.cloud_model)


def named_model(model: OperatingModel | None, cloud: OperatingModel | None = None) -> Named:
    """Name a model and the cloud part of a hybrid, or say that there is no recommendation."""
    if model is OperatingModel.HYBRID and cloud:
        return Named(model.value, _("Hybrid mit %(cloud)s") % {"cloud": label(cloud)})
    return Named(model.value, label(model)) if model else Named("none", _("Keine Empfehlung"))


def signed(before: Fraction | int | None, after: Fraction | int | None) -> str:
    """Write by how much a figure rises, between the figures as they are shown; nothing where one is missing."""
    if before is None or after is None:
        return ""
    difference = _shown(after) - _shown(before)
    if not difference:
        return "±0"
    return f"+{decimals(difference, 0)}" if difference > 0 else f"{MINUS}{decimals(-difference, 0)}"


def _shown(value: Fraction | int) -> int:
    return (value + Fraction(1, 2)).__floor__()


def _index(name: str, change: IndexChange) -> IndexRow:
    before, after = change.before.expected, change.after.expected
    return IndexRow(name, before, after, signed(before, after))


def _split(change: SplitChange) -> SplitRow:
    return SplitRow(named_model(change.model), change.before, change.after, signed(change.before, change.after))


def _conditions(changes: tuple[ConditionChange, ...], names: Mapping[str, str]) -> tuple[Remark, ...]:
    return tuple(Remark(names[one.application], text(one.condition.text)) for one in changes)


def _detail(change: DetailChange) -> str:
    before, after, parts = change.before, change.after, []
    if before.place is not after.place:
        places = {"after": label(after.place), "before": label(before.place)}
        parts.append(_("Ort: %(after)s statt %(before)s.") % places)
    if before.band and after.band and before.band is not after.band:
        bands = {"after": BANDS[after.band], "before": BANDS[before.band]}
        parts.append(_("Die Empfehlung ist %(after)s statt %(before)s.") % bands)
    return " ".join(parts)


def _summary(found: Comparison, gates: tuple[GateRow, ...]) -> str:
    """Say in one line what changes, for those who hear the page and for the bar that stays in view."""
    if not found.changes_anything:
        return _("Das ändert am Ergebnis nichts.")
    parts = []
    if found.quadrant_before is not found.quadrant_after:
        parts.append(_("Lagebild jetzt: %(name)s.") % {"name": label(found.quadrant_after)})
    count = len(found.verdicts)
    told = ngettext("%(n)d Empfehlung ändert sich.", "%(n)d Empfehlungen ändern sich.", count)
    parts.append(told % {"n": count} if count else _("Keine Empfehlung ändert sich."))
    opened = sum(gate.opens for gate in gates)
    if opened:
        parts.append(ngettext("%(n)d Tor öffnet sich.", "%(n)d Tore öffnen sich.", opened) % {"n": opened})
    closed = sum(gate.after is GateState.CLOSED for gate in gates)
    if closed:
        parts.append(ngettext("%(n)d Tor schließt sich.", "%(n)d Tore schließen sich.", closed) % {"n": closed})
    return " ".join(parts)
