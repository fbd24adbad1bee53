"""What opens a gate, and what follows."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings

from assessments.domain.answers import Given
from assessments.domain.case import Case
from assessments.domain.hospital import Application
from assessments.domain.levers.analysis import levers_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import GateState, VerdictChange
from assessments.domain.rules import Range
from assessments.domain.scoring import score
from tests.domain.builders import HOUSE, archetype, edition, question, rule, sheet
from tests.domain.levers.exhaustive import House
from tests.domain.levers.houses import applications, houses

SAAS, ON_PREM = OperatingModel.SAAS, OperatingModel.ON_PREM
WEIGHTS = {"S": Fraction(1), "D": Fraction(1), "C": Fraction(1)}


@settings(max_examples=100)
@given(house=houses(), application=applications())
def test_a_gate_opens_by_its_own_question_and_the_verdicts_follow(house: House, application: Application) -> None:
    found = levers_of(Case(house.edition, HOUSE, house.sheet, (application,), house.weights))
    closed = [gate.code for gate in score(house.edition, house.sheet).gates if gate.state is GateState.CLOSED]

    assert [lever.change.code for lever in found.gates] == closed
    for lever in found.gates:
        opened = house.sheet.with_answer(lever.change.code, Given(lever.change.after))
        states = {gate.code: gate.state for gate in score(house.edition, opened).gates}
        before, after = house.verdict(application), House(house.edition, opened, house.weights).verdict(application)

        assert states[lever.change.code] is GateState.OPEN
        assert lever.verdicts == (() if before is after else (VerdictChange("A01", before, after),))


def test_a_gate_tells_its_measure_and_what_it_changes() -> None:
    of = edition(
        questions=[question("D3.1", opens_at=2), question("D4.2", opens_at=3)],
        archetypes=(archetype(S=4, D=0, C=0), archetype("A02", health_data=False, S=4, D=0, C=0)),
        rules=(
            rule(
                "law",
                *(model for model in OperatingModel if model is not ON_PREM),
                answers=(Range("D3.1", 0, 1),),
                health_data=True,
            ),
        ),
    )
    found = levers_of(
        Case(
            of,
            HOUSE,
            sheet({"D3.1": 0, "D4.2": 1}),
            (Application("A01", "A01"), Application("A02", "A02")),
            WEIGHTS,
        )
    ).gates

    assert [(one.change.code, one.change.before, one.change.after, one.verdicts) for one in found] == [
        ("D3.1", 0, 2, (VerdictChange("A01", ON_PREM, SAAS),)),
        ("D4.2", 1, 3, ()),
    ]
    key = (
        "Das Tor {} öffnet sich nur über die eigene Frage, von Stufe {} auf {}. Maßnahme: Maßnahme {} "
        "{} Empfehlung ändert sich dadurch."
    )
    assert [one.text.in_language("de") for one in found] == [
        key.format("D3.1", 0, 2, "D3.1", "Eine"),
        key.format("D4.2", 1, 3, "D4.2", "Keine"),
    ]
