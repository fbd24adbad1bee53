"""A table that came back: whose it is, whether anything but its fields was changed, and what the fields say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from assessments.domain.catalogue import Edition
from assessments.domain.questionnaire_file import words
from assessments.domain.questionnaire_file.cells import WrongCells, mark_of_read, read
from assessments.domain.questionnaire_file.layout import BASES_FROM, SheetPlan, plan_of
from assessments.domain.questionnaire_file.values import FORM, Base, Book, Content, Field, Filled, Flaw, Origin, Problem
from assessments.domain.scope import Scope

_NAMES = ("assessment", "edition", "fingerprint", "language", "scope", "content", "signature")
_VERSION = re.compile(r"[0-9]{1,10}")
_LANGUAGES = ("de", "en")


class NoQuestionnaire(Exception):
    """The table is none that this application made, or not as it made it; ``problems`` says what is wrong."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def origin_in(book: Book) -> Origin:
    """Return what the table says of itself; whether that is true shows its signature.

    :raises NoQuestionnaire: when it says nothing of the kind.
    """
    cells = book.sheets.get(words.DATA, {})
    said = {cells.get(f"A{row}", ""): cells.get(f"B{row}", "") for row in range(1, len(_NAMES) + 2)}
    try:
        if said.pop("form", "") != FORM or said.get("language") not in _LANGUAGES:
            raise NoQuestionnaire(Problem(Flaw.NOT_OURS))
        return Origin(
            assessment=said["assessment"],
            edition=said["edition"],
            fingerprint=said["fingerprint"],
            language=said["language"],
            scope=Scope(said["scope"]),
            content=Content(said["content"]),
            bases=tuple(_bases(cells)),
            signature=said["signature"],
        )
    except (KeyError, ValueError) as unknown:
        raise NoQuestionnaire(Problem(Flaw.NOT_OURS)) from unknown


def filled_in(book: Book, edition: Edition, origin: Origin) -> tuple[Filled, ...]:
    """Return what somebody touched, in the order of the questionnaire.

    :raises NoQuestionnaire: when anything but the fields was changed, or a field cannot be read.
    """
    plans = plan_of(edition, origin)
    present = tuple(plan for plan in plans if plan.name in book.sheets)
    read_back = [one for plan in present for one in _read_sheet(book.sheets[plan.name], plan, edition, origin)]
    unread = (one for one in read_back if isinstance(one, Problem))
    if problems := (*_wrong_sheets(book, plans), *_wrong_cells(book, present), *unread):
        raise NoQuestionnaire(*problems)
    return tuple(one for one in read_back if isinstance(one, Filled))


def _bases(cells: Mapping[str, str]) -> Iterator[Base]:
    row = BASES_FROM
    while code := cells.get(f"A{row}", ""):
        version = cells.get(f"B{row}", "")
        if not _VERSION.fullmatch(version):
            raise ValueError(version)
        yield Base(code, int(version), cells.get(f"C{row}", ""))
        row += 1


def _wrong_sheets(book: Book, plans: tuple[SheetPlan, ...]) -> Iterator[Problem]:
    names = [plan.name for plan in plans]
    yield from (Problem(Flaw.UNKNOWN_SHEET, name) for name in book.sheets if name not in names)
    yield from (Problem(Flaw.MISSING_SHEET, name) for name in names if name not in book.sheets)


def _wrong_cells(book: Book, plans: tuple[SheetPlan, ...]) -> Iterator[Problem]:
    for plan in plans:
        cells = book.sheets[plan.name]
        for place, text in plan.fixed.items():
            if place not in plan.loose and _even(cells.get(place, "")) != _even(text):
                yield Problem(Flaw.CHANGED_CELL, plan.name, place)
        for place, text in cells.items():
            if place not in plan.fixed and place not in plan.inputs and text.strip():
                yield Problem(Flaw.FOREIGN_CELL, plan.name, place)


def _even(text: str) -> str:
    """Return a fixed text without what programs change on saving: line ends and blanks around it."""
    return " ".join(text.split())


def _read_sheet(
    cells: Mapping[str, str], plan: SheetPlan, edition: Edition, origin: Origin
) -> Iterator[Filled | Problem]:
    """Yield what was touched on one sheet, and what cannot be read there."""
    bases = {base.code: base for base in origin.bases}
    rows: dict[str, dict[Field, str]] = {}
    for place, (code, one) in plan.inputs.items():
        rows.setdefault(code, {})[one] = place
    for code, places in rows.items():
        texts = {one: cells.get(place, "") for one, place in places.items()}
        try:
            said = read(texts, edition.questions[code], origin.language)
        except WrongCells as wrong:
            yield from (Problem(flaw, plan.name, places[one], detail) for one, flaw, detail in wrong.wrong)
            continue
        if mark_of_read(said) != bases[code].was:
            yield Filled(code, said, bases[code].version, plan.name, places[Field.ANSWER])
