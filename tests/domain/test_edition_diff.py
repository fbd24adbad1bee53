"""The difference of two editions names everything that changed, where, and what becomes of answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.domain.catalogue import Edition, Gate, Polarity, Question
from assessments.domain.edition_diff import Change, ChangeKind, diff, diff_law, question_changes
from assessments.domain.edition_parts import ElementKind
from assessments.domain.question_change import QuestionChange, levels_moved
from assessments.domain.text import Text
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests.domain.builders import anchors, edition, question, rule, text

FIRST, SECOND, THIRD = question("D1.1"), question("D1.2", opens_at=2), question("D2.1")
OLD = edition(questions=(FIRST, SECOND, THIRD), rules=(rule("K1"),))


def with_first(changed: Question) -> Edition:
    return edition(questions=(changed, SECOND, THIRD), rules=(rule("K1"),))


def test_an_edition_does_not_differ_from_itself() -> None:
    assert diff(OLD, replace(OLD, code="next")) == ()
    assert diff(shipped_edition(), shipped_edition()) == ()
    assert diff_law(shipped_law(), shipped_law()) == ()


def test_a_changed_wording_is_named_by_field_and_language() -> None:
    changed = with_first(replace(FIRST, why=Text.of({"de": "Warum", "en": "Why"})))

    assert diff(OLD, changed) == (
        Change(
            ChangeKind.CHANGED,
            ElementKind.QUESTION,
            "D1.1",
            field="why",
            language="en",
            before="Warum (en)",
            after="Why",
            question=QuestionChange.WORDING,
        ),
    )


def test_a_gate_that_appears_is_told_value_by_value() -> None:
    changed = with_first(replace(FIRST, polarity=Polarity.GATE, gate=Gate(3, text("gesperrt"))))

    assert [(one.field, one.before, one.after) for one in diff(OLD, changed)] == [
        ("polarity", Polarity.READINESS, Polarity.GATE),
        ("gate.opens_at", None, 3),
        ("gate.blocks", None, "gesperrt"),
        ("gate.blocks", None, "gesperrt (en)"),
    ]


def test_what_is_new_and_what_is_gone_is_told_once() -> None:
    new = edition(questions=(FIRST, SECOND, question("D2.2")), rules=(rule("K2"),))

    assert [(one.kind, one.element, one.code, one.question) for one in diff(OLD, new)] == [
        (ChangeKind.ADDED, ElementKind.QUESTION, "D2.2", QuestionChange.NEW),
        (ChangeKind.REMOVED, ElementKind.QUESTION, "D2.1", QuestionChange.GONE),
        (ChangeKind.ADDED, ElementKind.RULE, "K2", None),
        (ChangeKind.REMOVED, ElementKind.RULE, "K1", None),
    ]


def test_another_order_is_a_difference() -> None:
    assert [
        (one.field, one.before, one.after)
        for one in diff(OLD, edition(questions=(SECOND, FIRST, THIRD), rules=(rule("K1"),)))
    ] == [("order.question", ("D1.1", "D1.2", "D2.1"), ("D1.2", "D1.1", "D2.1"))]


SHIFTED = (text("Davor"), *anchors("D1.1")[:4])
LONG = text("Gibt es eine Liste aller Anwendungen, die im Haus betrieben werden?")
REPAIRED = text("Gibt es eine Liste aller Anwendungen, die im Hause betrieben werden?")
DENIED = text("Gibt es keine Liste aller Anwendungen, die im Haus betrieben werden?")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(FIRST, FIRST, None, id="nothing changed"),
        pytest.param(FIRST, replace(FIRST, evidence=text("Liste")), QuestionChange.WORDING, id="no part of it"),
        pytest.param(replace(FIRST, text=LONG), replace(FIRST, text=REPAIRED), QuestionChange.WORDING, id="typo"),
        pytest.param(FIRST, replace(FIRST, meaning_since="next"), QuestionChange.MEANING, id="declared"),
        pytest.param(
            replace(FIRST, meaning_since="older"),
            replace(FIRST, meaning_since="next"),
            QuestionChange.MEANING,
            id="declared once more",
        ),
        pytest.param(
            replace(FIRST, meaning_since="older"),
            replace(FIRST, meaning_since="older"),
            None,
            id="declared in an edition before both",
        ),
        pytest.param(
            FIRST, replace(FIRST, meaning_since="test"), QuestionChange.WORDING, id="declared in the old one itself"
        ),
        pytest.param(replace(FIRST, text=LONG), replace(FIRST, text=DENIED), QuestionChange.MEANING, id="denied"),
        pytest.param(FIRST, replace(FIRST, text=text("Ganz anders?")), QuestionChange.MEANING, id="asks other"),
        pytest.param(FIRST, replace(FIRST, polarity=Polarity.PRESSURE), QuestionChange.MEANING, id="counts for other"),
        pytest.param(FIRST, replace(FIRST, anchors=SHIFTED), QuestionChange.OPTIONS, id="levels moved"),
        pytest.param(None, FIRST, QuestionChange.NEW, id="new"),
        pytest.param(FIRST, None, QuestionChange.GONE, id="gone"),
    ],
)
def test_what_becomes_of_answers(
    before: Question | None, after: Question | None, expected: QuestionChange | None
) -> None:
    old = edition(questions=(before,) if before else (), rules=())
    new = edition(questions=(after,) if after else (), rules=())

    found = question_changes(old, new)

    assert found == ({"D1.1": expected} if expected else {})


def test_levels_that_moved_are_followed_by_their_words() -> None:
    assert levels_moved(FIRST, replace(FIRST, anchors=SHIFTED)) == {0: 1, 1: 2, 2: 3, 3: 4, 4: None}
