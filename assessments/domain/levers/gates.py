"""What opens a closed gate. There is only one key, its own question; what is worth knowing is what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.answers import Sheet
from assessments.domain.catalogue import Edition, Gate, Question
from assessments.domain.levers import wording
from assessments.domain.levers.contest import Contest
from assessments.domain.levers.values import ChangeKind, GateLever
from assessments.domain.results import GateState, VerdictChange
from assessments.domain.scoring import score


def gate_levers(edition: Edition, sheet: Sheet, contests: tuple[Contest, ...]) -> tuple[GateLever, ...]:
    """Return one lever for each closed gate, in the order of display."""
    levels = sheet.levels()
    closed = {gate.code for gate in score(edition, sheet).gates if gate.state is GateState.CLOSED}
    return tuple(
        _lever(edition, question, question.gate, levels[code], contests)
        for code, question in edition.questions.items()
        if code in closed and question.gate
    )


def _lever(edition: Edition, question: Question, gate: Gate, before: int, contests: tuple[Contest, ...]) -> GateLever:
    change = wording.change(edition, ChangeKind.ANSWER, question.code, before, gate.opens_at)
    verdicts = tuple(_changed(question.code, gate.opens_at, contests))
    text = wording.gate_opens(question.code, before, gate.opens_at, question.measure, len(verdicts))
    return GateLever(change, question.measure, verdicts, text)


def _changed(code: str, level: int, contests: tuple[Contest, ...]) -> Iterator[VerdictChange]:
    for contest in contests:
        for option in contest.ground.options.get(code, ()):  # none where no modifier or knock-out reads the question
            if option.level == level and (after := contest.verdict_with(code, option)) is not contest.verdict:
                yield VerdictChange(contest.application, contest.verdict, after)
