"""What people of the demo do together, so that no page of it is empty: a second round, tasks, words and a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from assessments.domain.answers import Entry, Given
from assessments.domain.functions import HouseFunction
from assessments.models import Assessment, User
from assessments.services.answering import record_answers
from assessments.services.assigning import assign
from assessments.services.discussing import write_comment
from assessments.services.dissent import give_opinion
from assessments.services.evidence import Description
from assessments.services.evidence_intake import Upload
from assessments.services.evidence_places import AtAnswer
from assessments.services.evidence_storing import store_files
from assessments.services.lifecycle import return_assessment, standing_of, submit_assessment

DAY, AGO = timedelta(days=1), timedelta(days=6)
SOON, LATER = timedelta(days=5), timedelta(days=21)

EARLIER: Mapping[str, Entry] = {"D2.1": Entry(Given(1)), "D4.2": Entry(Given(1)), "D6.2": Entry(Given(3))}
"""What was said in the first round where the second one corrected it."""

FILE_NAME = "wiederherstellung-protokoll.txt"
FILE = (
    "Beispiel (fiktiv): Protokoll eines Wiederherstellungstests im März.\n"
    "Geprüft: Dateien und virtuelle Maschinen. Nicht geprüft: KIS vollständig.\n"
)


@dataclass(frozen=True, slots=True)
class Team:
    """Who works together in the demo."""

    lead: User
    colleague: User
    consultant: User


@dataclass(frozen=True, slots=True)
class Task:
    """What is given to whom, for how long, with which words."""

    code: str
    to: User | HouseFunction
    due_in: timedelta | None = None
    message: str = ""


def second_round(assessment: Assessment, corrected: Mapping[str, Entry], *, by: User, at: datetime) -> None:
    """Hand in the first round, get it back with a reason a day later, and correct what was meant in the second."""
    submit_assessment(assessment=assessment, base=standing_of(assessment), confirmed_open=0, by=by, at=at)
    assessment.refresh_from_db()
    returned, reason = at + DAY, "Bitte D2.1, D4.2 und D6.2 noch einmal prüfen und belegen."
    return_assessment(assessment=assessment, base=standing_of(assessment), reason=reason, by=by, at=returned)
    assessment.refresh_from_db()
    seen = dict.fromkeys(corrected, 1)
    record_answers(assessment=assessment, entries=corrected, base_versions=seen, by=by, at=returned)


def answer_together(assessment: Assessment, team: Team, *, at: datetime) -> None:
    """Let three people work on the complete assessment: tasks, a thread, a second opinion and a file."""
    tasks = (
        Task("D3", team.colleague, LATER, "Die Testate liegen beim Einkauf."),
        Task("D4.2", team.consultant),
        Task("D6", HouseFunction.IT_OPERATIONS, LATER),
    )
    _give(tasks, assessment, by=team.lead, at=at)
    for by, text, mentions, minutes in (
        (team.colleague, "Zählt hier auch der Test einzelner Server?", (team.lead.pk,), 0),
        (team.lead, "Nur zum Teil: Gefragt ist die Wiederherstellung bis zur fertigen Anwendung.", (), 20),
    ):
        said_at = at - DAY + timedelta(minutes=minutes)
        write_comment(assessment=assessment, question="D6.2", text=text, mentions=mentions, by=by, at=said_at)
    give_opinion(
        assessment=assessment,
        question="D4.2",
        opinion=Given(1),
        reason="Die Fernwartung der Medizintechnik gehört dazu; dort fehlt der zweite Faktor.",
        by=team.consultant,
        at=at - DAY,
    )
    store_files(
        hospital=assessment.hospital,
        uploads=[Upload(FILE_NAME, [FILE.encode()])],
        said=Description("Protokoll der Wiederherstellung (Beispiel)"),
        place=AtAnswer(assessment, "D6.2"),
        by=team.lead,
        at=at,
    )


def share_the_rest(assessment: Assessment, team: Team, *, at: datetime) -> None:
    """Give parts of an assessment just begun to others, with something left to answer for each."""
    tasks = (
        Task("D3", HouseFunction.PRIVACY, SOON),
        Task("D4", team.colleague, SOON),
        Task("D8", team.consultant, LATER),
    )
    _give(tasks, assessment, by=team.lead, at=at)


def _give(tasks: Iterable[Task], assessment: Assessment, *, by: User, at: datetime) -> None:
    for task in tasks:
        due_on = timezone.localdate(at + task.due_in) if task.due_in else None
        assign(assessment=assessment, code=task.code, to=task.to, due_on=due_on, message=task.message, by=by, at=at)
