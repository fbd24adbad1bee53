"""When a second opinion matters."""

import pytest

from assessments.domain.answers import Answer, Given, Sheet, Unknown
from assessments.domain.collaboration import Weight
from assessments.domain.dissent import Opined, Opinion, dissents_of
from assessments.domain.results import Quadrant
from tests.domain import builders

EDITION = builders.edition(
    questions=(
        builders.question("D1.1"),
        builders.question("D1.2", opens_at=2),
        builders.question("D2.1", polarity=builders.Polarity.PRESSURE),
    )
)
HOUSE = Sheet().with_answer("D1.1", Given(4)).with_answer("D1.2", Given(3)).with_answer("D2.1", Given(0))


def weights(code: str, stands: Answer | None, thought: Opined) -> list[tuple[Weight, ...]]:
    """Return why an opinion matters, beside an answer in a house that is ready and under pressure otherwise."""
    sheet = HOUSE.with_answer(code, stands) if stands else Sheet({c: e for c, e in HOUSE.entries.items() if c != code})
    opinion = Opinion(code, thought, "Die Messung sagt etwas anderes.", "Anna")
    return [dissent.weights for dissent in dissents_of(EDITION, sheet, [opinion])]


@pytest.mark.parametrize(
    ("code", "stands", "thought", "expected"),
    [
        ("D1.1", Given(3), Given(3), []),  # who agrees dissents no more
        ("D1.1", Given(3), Given(2), [()]),
        ("D1.1", Given(4), Given(2), [(Weight.FAR_APART,)]),
        ("D1.2", Given(2), Given(1), [(Weight.OTHER_GATE,)]),
        ("D1.2", Given(3), Unknown(), [(Weight.OTHER_GATE,)]),
        ("D1.2", None, Given(3), [(Weight.OTHER_GATE,)]),
        ("D2.1", Given(1), Given(3), [(Weight.FAR_APART, Weight.OTHER_QUADRANT)]),
        ("D2.1", Given(1), Given(2), [(Weight.OTHER_QUADRANT,)]),
        ("D1.1", Unknown(), Given(4), [()]),
        ("D9.9", None, Given(4), []),  # the edition asks it no more
    ],
)
def test_a_second_opinion_matters_when_it_changes_something(
    code: str, stands: Answer | None, thought: Opined, expected: list[tuple[Weight, ...]]
) -> None:
    assert weights(code, stands, thought) == expected


def test_the_quadrant_of_a_dissent_is_the_one_with_it_in_the_place_of_the_answer() -> None:
    (dissent,) = dissents_of(EDITION, HOUSE, [Opinion("D2.1", Given(4), "Läuft noch lange.", "Ben")])
    assert (dissent.quadrant, dissent.matters, dissent.answer) == (Quadrant.SELECTIVE, True, Given(0))
