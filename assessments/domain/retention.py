"""How long what is kept, and why: the one table that the purge, the documentation and the tests read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from assessments.domain.text import Text, both

YEAR = timedelta(days=365)
TIME_TO_THINK_AGAIN = timedelta(days=14)
"""So long passes between the wish that a hospital be deleted and its deletion."""
SHORTEST_TRAIL = YEAR
"""Nobody sets up an audit trail that forgets before a year is over."""


class Kept(StrEnum):
    """What has a period of its own. All else lives as long as its hospital."""

    SESSIONS = "sessions"
    SAVE_KEYS = "save_keys"
    INVITATIONS = "invitations"
    FAILED_REPORTS = "failed_reports"
    REPORTS = "reports"
    MEMBERSHIPS = "memberships"
    BROKEN_GLASS = "broken_glass"
    PRESENCE = "presence"
    REMINDERS = "reminders"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Period:
    """How long after its end something is kept; ``reason`` is our judgement, not the law's."""

    what: Text
    after: timedelta
    reason: Text


def _period(after: timedelta, what: tuple[str, str], reason: tuple[str, str]) -> Period:
    return Period(both(what[0], what[1]), after, both(reason[0], reason[1]))


PERIODS: Mapping[Kept, Period] = MappingProxyType(
    {
        Kept.SESSIONS: _period(
            timedelta(0),
            ("Sitzungen, nach ihrem Ablauf", "Sessions, after they ran out"),
            ("Sie haben keinen Zweck mehr.", "They serve no purpose any more."),
        ),
        Kept.SAVE_KEYS: _period(
            timedelta(days=3),
            ("Schlüssel gegen doppeltes Speichern", "Keys against saving twice"),
            (
                "So lange kann ein Browser eine Antwort noch einmal senden.",
                "So long a browser may send an answer again.",
            ),
        ),
        Kept.INVITATIONS: _period(
            timedelta(days=90),
            (
                "Einladungen, nachdem sie angenommen, zurückgezogen oder abgelaufen sind",
                "Invitations, after they were accepted, withdrawn or ran out",
            ),
            (
                "Danach fragt niemand mehr, warum eine Einladung nicht ankam.",
                "After that nobody asks any more why an invitation did not arrive.",
            ),
        ),
        Kept.FAILED_REPORTS: _period(
            timedelta(days=30),
            ("Gescheiterte Berichte", "Failed reports"),
            ("Bis dahin ist die Ursache gesucht.", "By then the cause was looked for."),
        ),
        Kept.REPORTS: _period(
            3 * YEAR,
            ("Fertige Berichte mit ihrem PDF", "Finished reports with their PDF"),
            (
                "Antworten, Meilensteine und ihre Ergebnisse bleiben.",
                "Answers, milestones and their results stay.",
            ),
        ),
        Kept.MEMBERSHIPS: _period(
            YEAR,
            ("Mitgliedschaften, nach ihrem Ende", "Memberships, after their end"),
            (
                "Wer was getan hat, steht auch danach bei den Antworten und im Protokoll.",
                "Who did what still stands with the answers and in the audit trail.",
            ),
        ),
        Kept.BROKEN_GLASS: _period(
            3 * YEAR,
            ("Einsichten des Betriebs", "Breaking of glass by the operator"),
            ("So lange wie das Protokoll.", "As long as the audit trail."),
        ),
        Kept.PRESENCE: _period(
            timedelta(days=1),
            ("Wer gerade an welchem Teil arbeitet", "Who is at work on which part right now"),
            ("Nach zwei Minuten bedeutet es nichts mehr.", "After two minutes it means nothing any more."),
        ),
        Kept.REMINDERS: _period(
            timedelta(days=30),
            ("An welchem Tag jemand erinnert wurde", "On which day somebody was reminded"),
            ("Länger als eine Woche verhindert es nichts.", "It prevents nothing for longer than a week."),
        ),
        Kept.AUDIT: _period(
            3 * YEAR,
            ("Einträge des Protokolls", "Entries of the audit trail"),
            (
                "Vorfälle fallen oft erst spät auf. Einstellbar mit CLOUDREADY_AUDIT_YEARS.",
                "Incidents are often noticed late. Set by CLOUDREADY_AUDIT_YEARS.",
            ),
        ),
    }
)
