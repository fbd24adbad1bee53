"""Which change of an edition is behind another result: take it back alone, and the old result is there again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from assessments.domain.catalogue import Dimension, Edition
from assessments.domain.edition_diff import diff
from assessments.domain.edition_parts import ElementKind, Place
from assessments.domain.trial import House, Outcome

Trial = Callable[[Edition, House], Outcome]

MOST_TRIED = 60
_LISTS: Mapping[ElementKind, tuple[str, str]] = {
    ElementKind.ARCHETYPE: ("archetypes", "code"),
    ElementKind.CRITERION: ("criteria", "letter"),
    ElementKind.RULE: ("rules", "code"),
    ElementKind.MODIFIER: ("modifiers", "code"),
}
_UNJUDGED = (
    *("sources", "basis", "checklist", "quick_check", "measure.effort", "measure.owners"),
    *("dimension", "meaning_since"),
)


@dataclass(frozen=True, slots=True)
class Cause:
    """The elements behind another result; ``alone`` when each of them does it by itself, else only all of them do."""

    places: tuple[Place, ...]
    alone: bool


def judged_changes(old: Edition, new: Edition) -> tuple[Place, ...]:
    """Return the elements whose change can have a part in a verdict: no wording, no order."""
    kinds = (ElementKind.QUESTION, *_LISTS)
    changes = (one for one in diff(old, new) if one.element in kinds and not one.language)
    judged = (one for one in changes if not one.field.startswith(_UNJUDGED))
    return tuple(dict.fromkeys(Place(one.element, one.code) for one in judged))


def cause_of(subject: str, *, old: Edition, new: Edition, house: House, trial: Trial) -> Cause:
    """Return what makes ``new`` say something else about ``subject`` than ``old`` did."""
    places = judged_changes(old, new)
    wanted = trial(old, house).as_codes().get(subject)
    alone = tuple(
        place for place in places[:MOST_TRIED] if _outcome(taken_back(new, old, place), house, trial, subject) == wanted
    )
    return Cause(alone, alone=True) if alone else Cause(places, alone=False)


def taken_back(new: Edition, old: Edition, place: Place) -> Edition:
    """Return ``new`` with one element as it was in ``old``, also where it was not there or no longer is."""
    if place.kind is ElementKind.QUESTION:
        return replace(new, dimensions=_dimensions(new, old, place.code))
    name, key = _LISTS[place.kind]
    back: dict[str, Any] = {name: _as_it_was(getattr(new, name), getattr(old, name), key, place.code)}
    return replace(new, **back)


def _dimensions(new: Edition, old: Edition, code: str) -> tuple[Dimension, ...]:
    before = {dimension.code: dimension.questions for dimension in old.dimensions}
    return tuple(
        replace(one, questions=_as_it_was(one.questions, before.get(one.code, ()), "code", code))
        for one in new.dimensions
    )


def _as_it_was(now: tuple[Any, ...], before: tuple[Any, ...], key: str, code: str) -> tuple[Any, ...]:
    was = [item for item in before if getattr(item, key) == code]
    if was and any(getattr(item, key) == code for item in now):
        return tuple(was[0] if getattr(item, key) == code else item for item in now)
    return (*(item for item in now if getattr(item, key) != code), *was)


def _outcome(edition: Edition, house: House, trial: Trial, subject: str) -> str | None:
    """Return what an edition says, None also where taking back leaves one that cannot judge."""
    try:
        return trial(edition, house).as_codes().get(subject)
    except (LookupError, ValueError):
        return None
