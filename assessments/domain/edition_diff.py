"""What is different between two editions, element by element and field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assessments.domain.catalogue import Edition
from assessments.domain.edition_parts import ElementKind, Elements, Parts, Path, Place, parts_of_edition, parts_of_law
from assessments.domain.law.lawbook import LawBook
from assessments.domain.question_change import QuestionChange, question_change

ORDER = "order"  # the field of a change in the order of display; its element is the edition or the law


class ChangeKind(StrEnum):
    """What happened to an element."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    ``field`` is the way to the value, for example ``anchors.2`` or ``gate.opens_at``, and empty for an element that is
    added or removed; ``language`` is empty where the value is no wording. None stands for a value that is not there.
    ``question`` says what a change of a question means for the answers that were given to it.
    """

    kind: ChangeKind
    element: ElementKind
    code: str
    field: str = ""
    language: str = ""
    before: object = None
    after: object = None
    question: QuestionChange | None = None


def diff(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return every difference, empty only when both say the same; codes of editions are no difference."""
    return tuple(_differences(parts_of_edition(old), parts_of_edition(new), question_changes(old, new)))


def diff_law(old: LawBook, new: LawBook) -> tuple[Change, ...]:
    """Return every difference of two law books."""
    return tuple(_differences(parts_of_law(old), parts_of_law(new), {}))


def question_changes(old: Edition, new: Edition) -> dict[str, QuestionChange]:
    """Return how each question changed, those that did not left out; first those of ``new``, then what is gone."""
    codes = dict.fromkeys((*new.questions, *old.questions))
    return {code: change for code in codes if (change := _of_question(old, new, code)) is not None}


def _of_question(old: Edition, new: Edition, code: str) -> QuestionChange | None:
    before, after = old.questions.get(code), new.questions.get(code)
    # What was declared in the old edition itself is what its answers were given to already.
    declared = after is not None and after.meaning_since not in (None, old.code, before and before.meaning_since)
    return question_change(before, after, declared=declared)


def _differences(old: Elements, new: Elements, classes: dict[str, QuestionChange]) -> Iterator[Change]:
    head = next(iter(new.parts))
    for place in _places(old, new):
        before, after = old.parts.get(place), new.parts.get(place)
        of_question = classes.get(place.code) if place.kind is ElementKind.QUESTION else None
        if before is None:
            yield Change(ChangeKind.ADDED, *place, question=of_question)
        elif after is None:
            yield Change(ChangeKind.REMOVED, *place, question=of_question)
        else:
            yield from _fields(place, before, after, of_question)
    yield from _orders(head, old, new)


def _places(old: Elements, new: Elements) -> Iterator[Place]:
    """Yield every element once: those of the new one in their order, what is gone after those of its kind."""
    yield next(iter(new.parts))
    for kind in new.orders:
        yield from (Place(kind, code) for code in dict.fromkeys((*new.orders[kind], *old.orders[kind])))


def _fields(place: Place, before: Parts, after: Parts, of_question: QuestionChange | None) -> Iterator[Change]:
    for path in dict.fromkeys((*before, *after)):
        was, now = before.get(path), after.get(path)
        if was != now:
            yield Change(ChangeKind.CHANGED, *place, *path, before=was, after=now, question=of_question)


def _orders(head: Place, old: Elements, new: Elements) -> Iterator[Change]:
    """Yield the kinds whose remaining members stand in another order."""
    for kind, codes in new.orders.items():
        common = set(old.orders[kind]) & set(codes)
        before, after = (tuple(code for code in order if code in common) for order in (old.orders[kind], codes))
        if before != after:
            yield Change(ChangeKind.CHANGED, *head, *Path(f"{ORDER}.{kind}"), before=before, after=after)
