"""What becomes of a running assessment that goes on with another edition: every answer is in exactly one class."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from assessments.domain.answers import NOTHING_SAID, Given, Said, Sheet
from assessments.domain.catalogue import Edition
from assessments.domain.edition_diff import question_changes
from assessments.domain.hospital import Application
from assessments.domain.question_change import QuestionChange, levels_moved
from assessments.domain.workspace import Workspace


class Fate(StrEnum):
    """What becomes of a question and of what was said about it."""

    STAYS = "stays"  # the same question, at most in other words
    CONFIRM = "confirm"  # it asks for something else, or comes back: the answer stays, and somebody looks again
    MAPPED = "mapped"  # its level stands elsewhere; it moves along, and somebody looks again
    ASKED_AGAIN = "asked_again"  # its level is gone: the answer is taken back, the note stays
    GONE = "gone"  # no question of this edition any more; what was said is kept and counts for nothing
    NEW = "new"


LOOK_AGAIN = frozenset({Fate.CONFIRM, Fate.MAPPED})


@dataclass(frozen=True, slots=True)
class QuestionMove:
    """One question. ``after`` is what is said once the assessment has moved; of what is gone it stays as it was."""

    code: str
    change: QuestionChange | None
    fate: Fate
    before: Said
    after: Said


@dataclass(frozen=True, slots=True)
class ApplicationMove:
    """One application. ``gone`` when its archetype is; ``lost`` and ``changed`` are letters that it says itself."""

    code: str
    archetype: str
    gone: bool
    lost: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def stays(self) -> bool:
        """Return whether nothing of it changes."""
        return not (self.gone or self.lost or self.changed)


@dataclass(frozen=True, slots=True)
class Plan:
    """A move as it would be, questions in the order of the new edition. ``preset`` None: the weighting stays."""

    questions: tuple[QuestionMove, ...]
    applications: tuple[ApplicationMove, ...]
    preset: str | None

    def of(self, *fates: Fate) -> tuple[QuestionMove, ...]:
        """Return the questions that share these fates."""
        return tuple(one for one in self.questions if one.fate in fates)

    @property
    def homeless(self) -> tuple[ApplicationMove, ...]:
        """Return the applications that need another archetype before anything can move."""
        return tuple(one for one in self.applications if one.gone)


class UnknownReplacement(ValueError):
    """An application whose archetype is gone has no other one, or one that the new edition does not know."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def plan_of(
    *,
    old: Edition,
    new: Edition,
    said: Mapping[str, Said],
    applications: tuple[Application, ...],
    preset: str,
    themes: Collection[str] | None = None,
) -> Plan:
    """Return what a move from ``old`` to ``new`` would do.

    ``said`` is everything that was ever said, also about questions that ``old`` no longer asks. ``themes`` are those
    the weighting follows, None where it follows the ``preset``.
    """
    changes = question_changes(old, new)
    codes = dict.fromkeys((*new.questions, *old.questions, *said))
    return Plan(
        questions=tuple(_question(old, new, code, said.get(code, NOTHING_SAID), changes.get(code)) for code in codes),
        applications=tuple(_application(old, new, one) for one in applications),
        preset=None if _weighting_stays(old, new, preset, themes) else new.presets[0].code,
    )


def moved_applications(
    plan: Plan, new: Edition, applications: tuple[Application, ...], replacements: Mapping[str, str]
) -> tuple[Application, ...]:
    """Return the applications as the new edition knows them.

    :raises UnknownReplacement: for one whose archetype is gone, when ``replacements`` names none of the new ones.
    """
    moves = {one.code: one for one in plan.applications}
    return tuple(_moved(moves[one.code], new, one, replacements.get(one.code, "")) for one in applications)


def moved_workspace(plan: Plan, new: Edition, workspace: Workspace, replacements: Mapping[str, str]) -> Workspace:
    """Return the assessment as it would be afterwards, to judge it before anything happens.

    :raises UnknownReplacement: see ``moved_applications``.
    """
    after = {one.code: one.after for one in plan.questions if one.fate is not Fate.GONE}
    entries = {code: entry for code, said in after.items() if (entry := said.entry)}
    chosen = {} if plan.preset is None else {"preset": plan.preset, "weights": new.presets_by_code[plan.preset].weights}
    if plan.preset is None and workspace.preset in new.presets_by_code:
        chosen = {"weights": new.presets_by_code[workspace.preset].weights}
    return replace(
        workspace,
        edition=new,
        sheet=Sheet(entries),
        applications=moved_applications(plan, new, workspace.applications, replacements),
        versions={code: workspace.versions.get(code, 0) for code in new.questions},
        drafts={code: said for code, said in after.items() if said.entry is None and said != NOTHING_SAID},
        **chosen,  # type: ignore[arg-type]
    )


def _question(old: Edition, new: Edition, code: str, said: Said, change: QuestionChange | None) -> QuestionMove:
    fate, after = _fate(old, new, code, said, change)
    return QuestionMove(code, change, fate, said, after)


def _fate(old: Edition, new: Edition, code: str, said: Said, change: QuestionChange | None) -> tuple[Fate, Said]:
    if code not in new.questions:
        return Fate.GONE, said
    if said.answer is None:
        return Fate.NEW if code not in old.questions else Fate.STAYS, said
    match change:
        case None | QuestionChange.WORDING:
            return Fate.STAYS, said
        case QuestionChange.OPTIONS if isinstance(said.answer, Given):
            level = levels_moved(old.questions[code], new.questions[code]).get(said.answer.level)
            if level is None:
                return Fate.ASKED_AGAIN, replace(said, answer=None)
            return Fate.MAPPED, replace(said, answer=Given(level))
        case _:
            return Fate.CONFIRM, said


def _application(old: Edition, new: Edition, one: Application) -> ApplicationMove:
    before = {criterion.letter: criterion for criterion in old.criteria}
    after = {criterion.letter: criterion for criterion in new.criteria}
    shared = [letter for letter in one.codes if letter in before and letter in after]
    return ApplicationMove(
        code=one.code,
        archetype=one.archetype,
        gone=one.archetype not in new.archetypes_by_code,
        lost=tuple(letter for letter in one.codes if letter not in after),
        changed=tuple(letter for letter in shared if before[letter].anchors != after[letter].anchors),
    )


def _moved(move: ApplicationMove, new: Edition, one: Application, chosen: str) -> Application:
    if move.gone and chosen not in new.archetypes_by_code:
        raise UnknownReplacement(one.code)
    codes = {letter: level for letter, level in one.codes.items() if letter not in move.lost}
    return replace(one, archetype=chosen if move.gone else one.archetype, codes=codes)


def _weighting_stays(old: Edition, new: Edition, preset: str, themes: Collection[str] | None) -> bool:
    if themes is None:
        return preset in new.presets_by_code
    return {theme.code: theme.letters for theme in old.themes} == {theme.code: theme.letters for theme in new.themes}
