"""Whatever an editor can get wrong is found at once, at the field that puts it right; what is shipped is clean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.domain.catalogue import Edition, Gate, Polarity
from assessments.domain.causes import cause_of, judged_changes
from assessments.domain.edition_checks import findings_in
from assessments.domain.edition_checks.findings import Severity
from assessments.domain.edition_diff import diff
from assessments.domain.edition_log import change_log
from assessments.domain.edition_parts import ElementKind, Place, parts_of_law
from assessments.domain.hospital import Application
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Range
from assessments.domain.text import Text
from assessments.domain.trial import House, tried_quickly
from assessments.services.shipped import shipped_edition
from assessments.services.shipped_law import shipped_law
from tests.domain.builders import (
    A_DAY,
    HOUSE,
    SMALL_MATRIX,
    anchors,
    archetype,
    edition,
    prerequisite,
    question,
    rule,
    sheet,
    text,
)

SAAS = OperatingModel.SAAS
FIRST, SECOND = question("D1.1"), question("D1.2")
WORDS = dict.fromkeys(
    ("delivery_note", "recovery", "devices", "regulation_note", "elasticity", "integration"), text("Angabe")
)
KIND = replace(archetype(), **WORDS)
GATE = replace(question("D1.1", opens_at=2))


def whole(**parts: object) -> Edition:
    """Return a small edition of which nothing is wrong but what a test names."""
    return edition(**{"questions": (FIRST, SECOND), "archetypes": (KIND,), **parts})  # type: ignore[arg-type]


LONG = " ".join(["Wort"] * 41) + "?"


def de(german: str) -> Text:
    return Text.of({"de": german, "en": "Plain?"})


WRONG = [
    pytest.param(replace(FIRST, why=Text.of({"de": "Warum"})), "missing_language", "why", id="a language is missing"),
    pytest.param(
        replace(FIRST, anchors=(*anchors("a")[:4], text("A  0"))), "duplicate_anchor", "anchors.4", id="levels alike"
    ),
    pytest.param(replace(FIRST, anchors=anchors("a")[:4]), "missing_levels", "anchors", id="four levels"),
    pytest.param(
        replace(FIRST, measure=replace(FIRST.measure, text=Text.of({"de": ""}))),
        *("no_measure", "measure_text"),
        id="no measure",
    ),
    pytest.param(replace(FIRST, effect=Text.of({"de": " "})), "no_effect", "effect", id="no effect"),
    pytest.param(replace(FIRST, polarity=Polarity.GATE), "half_a_gate", "gate_opens_at", id="half a gate"),
    pytest.param(
        replace(GATE, gate=Gate(0, text("gesperrt"))), "gate_without_consequence", "gate_blocks", id="an open gate"
    ),
    pytest.param(GATE, "gate_without_rule", "gate_opens_at", id="no rule asks for the gate"),
    pytest.param(replace(FIRST, checklist=("Q9",)), "dangling_code", "checklist", id="a code of nothing"),
    pytest.param(replace(FIRST, text=de(LONG)), "long_sentence", "text", id="a sentence without end"),
    pytest.param(
        replace(FIRST, text=de("Gibt es keine Systeme, die nicht gepflegt sind?")),
        "double_negation",
        "text",
        id="no no",
    ),
    pytest.param(replace(FIRST, text=de("Ist die Ampel grün?")), "colour_word", "text", id="a bare colour"),
]


@pytest.mark.parametrize(("asked", "check", "field"), WRONG)
def test_a_question_is_found_wrong_at_its_field(asked: object, check: str, field: str) -> None:
    found = findings_in(whole(questions=(asked, SECOND)))

    assert [(one.check, one.element, one.code, one.field) for one in found] == [
        (check, ElementKind.QUESTION, "D1.1", field)
    ]
    assert dict(found[0].text.translations).keys() == {"de", "en"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param({"questions": ()}, ("no_question", "", ""), id="no question"),
        pytest.param(
            {"rules": (rule("K1", SAAS, criteria=(Range("S", 3, 4), Range("S", 0, 1))),)},
            ("unreachable", "K1", "criteria"),
            id="never holds",
        ),
        pytest.param(
            {"rules": (rule("K1", SAAS, criteria=(Range("S", 0, 4), Range("D", 0, 1))),)},
            ("always_true", "K1", "criteria"),
            id="always holds",
        ),
        pytest.param({"rules": (rule("K1"),)}, ("no_model", "K1", "operating_models"), id="concerns no model"),
        pytest.param({"rules": (rule("K1", SAAS, measure="D9.9"),)}, ("dangling_code", "K1", "measure"), id="no cure"),
        pytest.param(
            {
                "rules": (rule("K1", SAAS, health_data=True),),
                "archetypes": (replace(KIND, data_classes=(1,)),),
            },
            ("unreachable", "K1", "regulation"),
            id="nothing of that kind",
        ),
        pytest.param(
            {"prerequisites": (prerequisite("D1.2", "D1.1"), prerequisite("D1.1", "D1.2"))},
            ("cyclic", "D1.2-D1.1", "first"),
            id="measures wait for each other",
        ),
        pytest.param(
            {"archetypes": (replace(KIND, codes={"S": 2, "D": 2}),)}, ("missing_value", "A01", "codes"), id="a gap"
        ),
    ],
)
def test_the_rest_is_found_wrong_at_its_field(parts: dict[str, object], expected: tuple[str, str, str]) -> None:
    found = findings_in(whole(**parts))

    assert (found[0].check, found[0].code, found[0].field) == expected
    assert {one.check for one in found} == {expected[0]}


def test_errors_stand_before_warnings() -> None:
    both = replace(FIRST, text=de("Ist die Ampel grün?"), why=Text.of({"de": "Warum"}))

    assert [one.severity for one in findings_in(whole(questions=(both,)))] == [Severity.ERROR, Severity.WARNING]


def test_codes_are_permanent() -> None:
    renamed = replace(FIRST, code="D1.9")
    assert [(one.check, one.code) for one in findings_in(whole(questions=(renamed, SECOND)), earlier=(whole(),))] == [
        ("code_changed", "D1.9")
    ]
    other = replace(FIRST, text=de("Wie viele Betten?"), anchors=anchors("Betten"))
    other = replace(other, measure=replace(other.measure, text=text("Betten zählen")))
    assert [(one.check, one.code) for one in findings_in(whole(questions=(other, SECOND)), earlier=(whole(),))] == [
        ("code_reused", "D1.1")
    ]
    earlier = (whole(), whole(questions=(SECOND,)))
    assert [(one.check, one.code) for one in findings_in(whole(questions=(other, SECOND)), earlier=earlier)] == [
        ("code_reused", "D1.1")
    ]
    assert findings_in(whole(), earlier=earlier) == ()


def test_the_shipped_edition_has_no_error() -> None:
    found = findings_in(shipped_edition(), law=parts_of_law(shipped_law()), earlier=(shipped_edition(),))

    assert [(one.severity, one.check, one.code) for one in found] == [(Severity.WARNING, "gate_without_rule", "D6.1")]


def test_the_log_is_written_from_the_difference() -> None:
    new = whole(questions=(replace(FIRST, anchors=(text("Neu"), *FIRST.anchors[1:])),), rules=(rule("K1", SAAS),))

    assert [line.in_language("de") for line in change_log(diff(whole(), new))] == [
        "Frage D1.1: Stufe 0 geändert. Antworten sind neu zu bestätigen.",
        "Frage D1.2: entfallen.",
        "Regel K1: neu.",
    ]


def test_the_cause_of_another_verdict_is_the_change_that_alone_takes_it_back() -> None:
    old = whole()
    house = House(HOUSE, sheet(), (Application("A01", "A01"),), old.presets[0].weights, A_DAY)
    best = tried_quickly(old, house).verdicts["A01"]
    assert best is not None
    changed = replace(SECOND, polarity=Polarity.PRESSURE)
    new = whole(questions=(FIRST, changed), rules=(rule("K1", best),), criteria=SMALL_MATRIX)

    assert judged_changes(old, new) == (Place(ElementKind.QUESTION, "D1.2"), Place(ElementKind.RULE, "K1"))
    cause = cause_of("A01", old=old, new=new, house=house, trial=tried_quickly)
    assert (cause.places, cause.alone) == ((Place(ElementKind.RULE, "K1"),), True)
