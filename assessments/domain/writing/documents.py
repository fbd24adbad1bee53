"""What the files of an edition are made of: plain groups, lists and values, and how wordings and ranges stand there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction

from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.domain.text import Text

Written = None | bool | int | str | date | Fraction | Sequence["Written"] | Mapping[str, "Written"]
Document = dict[str, Written]


def wording(text: Text) -> Document:
    """Return a text by language."""
    return dict(text.translations)


def wordings(texts: Iterable[Text]) -> list[Written]:
    """Return texts by language, in their order."""
    return [wording(text) for text in texts]


def by_code(ranges: Iterable[Range]) -> Document:
    """Return ranges by what they are about."""
    return {one.code: ends(one) for one in ranges}


def ends(one: Range) -> Document:
    """Return from where to where a range goes."""
    return {"at_least": one.at_least, "at_most": one.at_most}


def by_model(values: Mapping[OperatingModel, Fraction]) -> Document:
    """Return values by operating model."""
    return {model.value: value for model, value in values.items()}


def without_nothing(document: Document) -> Document:
    """Return a document without what has no value."""
    return {key: value for key, value in document.items() if value is not None}
