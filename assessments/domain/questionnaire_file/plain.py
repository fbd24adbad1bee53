"""What was found in a file, in plain values that can be put aside until somebody has looked at it, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assessments.domain.catalogue import Edition
from assessments.domain.questionnaire_file.cells import WrongCells, read, written
from assessments.domain.questionnaire_file.values import Field, Filled
from assessments.domain.text import SOURCE_LANGUAGE


class NotKept(ValueError):
    """The plain values are none that this version kept."""


def plain_of(filled: Iterable[Filled], edition: Edition) -> list[dict[str, Any]]:
    """Return what was found as lists, objects, texts and numbers."""
    return [
        {
            "code": one.code,
            "base": one.base,
            "sheet": one.sheet,
            "cell": one.cell,
            "texts": {f.value: text for f, text in _texts(one, edition).items()},
        }
        for one in filled
    ]


def filled_of(kept: Iterable[Mapping[str, Any]], edition: Edition) -> tuple[Filled, ...]:
    """Return what was found from its plain values.

    :raises NotKept: when they are not what ``plain_of`` makes.
    """
    try:
        return tuple(_filled(one, edition) for one in kept)
    except (KeyError, TypeError, ValueError, AttributeError, WrongCells) as strange:
        raise NotKept from strange


def _texts(one: Filled, edition: Edition) -> dict[Field, str]:
    return written(one.said, edition.questions[one.code], SOURCE_LANGUAGE)


def _filled(one: Mapping[str, Any], edition: Edition) -> Filled:
    texts = {Field(name): str(text) for name, text in one["texts"].items()}
    said = read(texts, edition.questions[one["code"]], SOURCE_LANGUAGE)
    return Filled(one["code"], said, int(one["base"]), str(one["sheet"]), str(one["cell"]))
