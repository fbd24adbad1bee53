"""What can be tried out: questions with their measures, applications with their codes and products, weightings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from assessments.domain.answers import Given, NotApplicable
from assessments.domain.catalogue import LIFTED_TO, Dimension, Question
from assessments.domain.criteria import Criterion
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel, Place
from assessments.domain.results import GateState, Result
from assessments.domain.text import Text
from assessments.domain.weighting import name_of_weighting
from assessments.domain.what_if.changes import Changes, LevelOrUnknown
from assessments.domain.what_if.plain import UNKNOWN
from assessments.domain.workspace import Workspace
from assessments.templatetags.wording import label, text
from assessments.web.trying import ANSWER, CODE, NO, PLACE, PRODUCT, YES, code_of

LOW = 1  # up to this level an answer is among the first to be tried
FIRST = 6
_Key = TypeVar("_Key", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a select box; an empty value leaves things as they are."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A select box with its name in the address."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def changed(self) -> bool:
        """Return whether something else than the real state is chosen."""
        return any(option.chosen and option.value for option in self.options)


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question whose answer can be tried, or whose measure can be counted as done."""

    question: Question
    today: str
    closed: bool
    low: bool
    can_be_done: bool
    done: bool
    answer: Choice

    @property
    def changed(self) -> bool:
        """Return whether something about it is tried."""
        return self.done or self.answer.changed


@dataclass(frozen=True, slots=True)
class Chapter:
    """The questions of one dimension that are not among the first; open when something in it is tried."""

    dimension: Dimension
    rows: tuple[QuestionRow, ...]

    @property
    def changed(self) -> int:
        """Return how many of its questions are tried."""
        return sum(row.changed for row in self.rows)


@dataclass(frozen=True, slots=True)
class ApplicationBlock:
    """One application with everything that can be tried about it."""

    application: Application
    name: str
    products: tuple[Choice, ...]
    place: Choice
    codes: tuple[Choice, ...]

    @property
    def codes_changed(self) -> bool:
        """Return whether a code is tried, so that the codes are shown."""
        return any(choice.changed for choice in self.codes)


def questions_of(
    workspace: Workspace, real: Result, changes: Changes
) -> tuple[tuple[QuestionRow, ...], tuple[Chapter, ...]]:
    """Return the questions to try first, closed gates before low answers, and all others by dimension."""
    closed = {gate.code for gate in real.scorecard.gates if gate.state is GateState.CLOSED}
    rows = {
        code: _question(workspace, question, closed, changes) for code, question in workspace.edition.questions.items()
    }
    urgent = sorted((row for row in rows.values() if row.closed or row.low), key=lambda row: not row.closed)
    first = tuple(urgent[:FIRST])
    shown = {row.question.code for row in first}
    chapters = (
        Chapter(dimension, tuple(rows[one.code] for one in dimension.questions if one.code not in shown))
        for dimension in workspace.edition.dimensions
    )
    return first, tuple(chapter for chapter in chapters if chapter.rows)


def blocks_of(
    workspace: Workspace, names: Mapping[str, str], changes: Changes, shown: str
) -> tuple[ApplicationBlock, ...]:
    """Return the application asked for and those about which something is tried."""
    wanted = {*changes.applications, shown}
    return tuple(
        _block(workspace, one, names[one.code], changes) for one in workspace.applications if one.code in wanted
    )


def presets_of(workspace: Workspace, changes: Changes) -> tuple[Option, ...]:
    """Return the weightings of the edition, the real one first."""
    presets = workspace.edition.presets
    real = name_of_weighting(workspace.edition, workspace.preset)
    others = ((preset.code, text(preset.name)) for preset in presets if preset.code != workspace.preset)
    return _options(text(real) if real else "", others, changes.preset or "")


def _question(workspace: Workspace, question: Question, closed: set[str], changes: Changes) -> QuestionRow:
    code, answer = question.code, workspace.sheet.answer(question.code)
    level = answer.level if isinstance(answer, Given) else None
    today = _today(question, workspace)
    levels = [(str(other), _leveled(other, question.anchors[other])) for other in range(5) if other != level]
    unknown = [] if level is None and not isinstance(answer, NotApplicable) else [(UNKNOWN, _("weiß nicht"))]
    return QuestionRow(
        question=question,
        today=today,
        closed=code in closed,
        low=level is not None and level <= LOW,
        can_be_done=level is None or level < LIFTED_TO,
        done=code in changes.measures,
        answer=Choice(
            f"{ANSWER}.{code}",
            _("Antwort ausprobieren"),
            _options(_("keine Änderung"), [*levels, *unknown], _tried(changes.answers, code)),
        ),
    )


def _today(question: Question, workspace: Workspace) -> str:
    match workspace.sheet.answer(question.code):
        case Given(level):
            return _leveled(level, question.anchors[level])
        case NotApplicable():
            return _("trifft nicht zu")
        case None:
            return _("noch nicht beantwortet")
        case _:
            return _("weiß nicht")


def _block(workspace: Workspace, application: Application, name: str, changes: Changes) -> ApplicationBlock:
    of = application.code
    place = changes.places.get(of)
    return ApplicationBlock(
        application,
        name,
        tuple(_product(application, model, changes) for model in CLOUD_MODELS),
        Choice(
            f"{PLACE}.{of}",
            _("Gewünschter Ort"),
            _options(
                _as_today(label(application.place_preference) if application.place_preference else _("keine Vorgabe")),
                ((one.value, label(one)) for one in Place if one is not application.place_preference),
                place.value if place else "",
            ),
        ),
        tuple(_code(workspace, application, criterion, changes) for criterion in workspace.edition.criteria),
    )


def _product(application: Application, model: OperatingModel, changes: Changes) -> Choice:
    named = model in application.confirmed
    tried = changes.confirmed.get(application.code, application.confirmed)
    other = (NO, _("nein")) if named else (YES, _("ja"))
    return Choice(
        f"{PRODUCT}.{application.code}.{model}",
        _("Benanntes Produkt für %(model)s") % {"model": label(model)},
        _options(_as_today(_("ja") if named else _("nein")), [other], other[0] if (model in tried) != named else ""),
    )


def _code(workspace: Workspace, application: Application, criterion: Criterion, changes: Changes) -> Choice:
    real = code_of(workspace, application, criterion.letter)
    levels = [(str(level), _leveled(level, criterion.anchors[level])) for level in range(5) if level != real]
    unknown = [] if real is None else [(UNKNOWN, _("weiß nicht"))]
    today = _("weiß nicht") if real is None else _leveled(real, criterion.anchors[real])
    tried = _tried(changes.codes, (application.code, criterion.letter))
    return Choice(
        f"{CODE}.{application.code}.{criterion.letter}",
        text(criterion.name),
        _options(_as_today(today), [*levels, *unknown], tried),
    )


def _options(real: str, others: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return (Option("", real, not chosen), *(Option(value, words, value == chosen) for value, words in others))


def _tried(levels: Mapping[_Key, LevelOrUnknown], key: _Key) -> str:
    if key not in levels:
        return ""
    level = levels[key]
    return UNKNOWN if level is None else str(level)


def _leveled(level: int, anchor: Text) -> str:
    return _("Stufe %(level)s: %(words)s") % {"level": level, "words": text(anchor)}


def _as_today(words: str) -> str:
    return _("wie heute: %(words)s") % {"words": words}
