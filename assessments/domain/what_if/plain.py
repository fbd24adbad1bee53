"""Changes in the words of JSON and back; the way back believes nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from assessments.domain.catalogue import HIGHEST, LOWEST
from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.what_if.changes import Changes, LevelOrUnknown

UNKNOWN = "unknown"
MOST_CHANGES = 1_000  # more than a house could answer and recode by hand, small enough for one row
HIGHEST_WEIGHT = 1_000_000

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_WEIGHT = re.compile(r"[0-9]{1,20}(/[0-9]{1,20})?")
_PARTS = ("answers", "codes", "preset", "weights", "measures", "confirmed", "places")
_Kind = TypeVar("_Kind", bound=StrEnum)


class MalformedChanges(ValueError):
    """A plain value does not describe changes; the message says where and why."""


def to_plain(changes: Changes) -> dict[str, object]:
    """Return changes in plain types, in one order, without the parts that are empty."""
    codes: dict[str, dict[str, object]] = {}
    for (application, letter), level in sorted(changes.codes.items()):
        codes.setdefault(application, {})[letter] = _plain_level(level)
    weights = changes.weights or {}
    parts: dict[str, object] = {
        "answers": {code: _plain_level(level) for code, level in sorted(changes.answers.items())},
        "codes": codes,
        "preset": changes.preset,
        "weights": {letter: str(weight) for letter, weight in sorted(weights.items())},
        "measures": sorted(changes.measures),
        "confirmed": {code: sorted(models) for code, models in sorted(changes.confirmed.items())},
        "places": {code: place.value for code, place in sorted(changes.places.items())},
    }
    return {name: part for name, part in parts.items() if part}


def from_plain(value: object) -> Changes:
    """Return the changes that ``to_plain`` described.

    :raises MalformedChanges: when anything is not as it writes it, or there is too much of it.
    """
    parts = _mapping(value, "changes")
    if strangers := parts.keys() - set(_PARTS):
        raise MalformedChanges(f"unknown part: {min(strangers)[:40]!r}")
    preset, weights = _weighting(parts)
    changes = Changes(
        answers={code: _level(level, code) for code, level in _part(parts, "answers").items()},
        codes={
            (application, letter): _level(level, f"{application} {letter}")
            for application, letters in _part(parts, "codes").items()
            for letter, level in _mapping(letters, application).items()
        },
        measures=frozenset(_code(code) for code in _list(parts.get("measures", []), "measures")),
        confirmed={
            code: frozenset(_one_of(OperatingModel, model, code) for model in _list(models, code))
            for code, models in _part(parts, "confirmed").items()
        },
        places={code: _one_of(Place, place, code) for code, place in _part(parts, "places").items()},
        preset=preset,
        weights=weights,
    )
    if len(changes) > MOST_CHANGES:
        raise MalformedChanges(f"more than {MOST_CHANGES} changes")
    return changes


def _weighting(parts: Mapping[str, object]) -> tuple[str | None, Mapping[str, Fraction] | None]:
    if "preset" in parts and "weights" in parts:
        raise MalformedChanges("a preset and own weights at once")
    if "preset" in parts:
        return _code(parts["preset"]), None
    if "weights" not in parts:
        return None, None
    weights = {letter: _weight(weight, letter) for letter, weight in _part(parts, "weights").items()}
    if not any(weights.values()):
        raise MalformedChanges("no weight is above 0")
    return None, weights


def _plain_level(level: LevelOrUnknown) -> int | str:
    return UNKNOWN if level is None else level


def _part(parts: Mapping[str, object], name: str) -> Mapping[str, object]:
    return _mapping(parts.get(name, {}), name)


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict) or len(value) > MOST_CHANGES:
        raise MalformedChanges(f"{where}: expected at most {MOST_CHANGES} named entries")
    return {_code(key): item for key, item in value.items()}


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list) or len(value) > MOST_CHANGES:
        raise MalformedChanges(f"{where}: expected a list of at most {MOST_CHANGES} entries")
    return value


def _code(value: object) -> str:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise MalformedChanges("expected a code of at most 40 letters, digits, dots, - and _")
    return value


def _level(value: object, where: str) -> LevelOrUnknown:
    if value == UNKNOWN:
        return None
    if type(value) is not int or not LOWEST <= value <= HIGHEST:  # True is an int, too
        raise MalformedChanges(f"{where}: expected a level {LOWEST}-{HIGHEST} or {UNKNOWN!r}")
    return value


def _one_of(kind: type[_Kind], value: object, where: str) -> _Kind:
    found = next((member for member in kind if member.value == value), None)
    if found is None:
        raise MalformedChanges(f"{where}: expected one of {', '.join(kind)}")
    return found


def _weight(value: object, where: str) -> Fraction:
    if not isinstance(value, str) or not _WEIGHT.fullmatch(value):
        raise MalformedChanges(f"{where}: expected a weight such as '3' or '7/10'")
    above, _, below = value.partition("/")
    if int(below or 1) == 0 or Fraction(int(above), int(below or 1)) > HIGHEST_WEIGHT:
        raise MalformedChanges(f"{where}: expected a weight from 0 to {HIGHEST_WEIGHT}")
    return Fraction(int(above), int(below or 1))
