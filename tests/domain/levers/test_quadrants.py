"""The way to another quadrant, against every sheet there could be."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import Answer, Given, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.levers.quadrants import quadrant_levers
from assessments.domain.levers.values import steps_between
from assessments.domain.results import Quadrant
from assessments.domain.scoring import score
from tests.domain.builders import edition, question, sheet

HOUSE = edition(
    questions=[
        question("D1.1"),
        question("D1.2", Polarity.PRESSURE),
        question("D1.3"),
        question("D2.1", opens_at=2),
        question("D2.2", Polarity.PRESSURE),
    ]
)
REACHABLE = frozenset(Quadrant) - {Quadrant.UNDETERMINED}
answers = st.one_of(st.integers(0, 4).map(Given), st.just(Unknown()), st.just(NotApplicable("nein")), st.none())
Found = dict[Quadrant, tuple[tuple[str, int], ...]]


def every_way(of: Edition, said: Sheet) -> Found:
    """Return the best set of changes for every quadrant, from trying all until none is left that more could reach."""
    open_codes = [code for code in of.questions if not isinstance(said.answer(code), NotApplicable)]
    levels = said.levels()
    best: dict[Quadrant, tuple[int, int, list[tuple[int, int]], tuple[tuple[str, int], ...]]] = {}
    order = {code: position for position, code in enumerate(of.questions)}
    for size in range(len(open_codes) + 1):
        for codes in combinations(open_codes, size):
            for chosen in product(range(5), repeat=size):
                changes = tuple(zip(codes, chosen, strict=True))
                changed = said
                for code, level in changes:
                    changed = changed.with_answer(code, Given(level))
                steps = sum(steps_between(levels.get(code), level) for code, level in changes)
                rank = (size, steps, [(order[code], level) for code, level in changes], changes)
                quadrant = score(of, changed).position.quadrant
                if quadrant not in best or rank < best[quadrant]:
                    best[quadrant] = rank
        if best.keys() >= REACHABLE:
            break  # larger sets are never better
    today = score(of, said).position.quadrant
    return {quadrant: found[-1] for quadrant, found in best.items() if quadrant not in (today, Quadrant.UNDETERMINED)}


@settings(max_examples=12)
@given(said=st.fixed_dictionaries(dict.fromkeys(HOUSE.questions, answers)))
def test_every_quadrant_is_reached_the_shortest_way(said: dict[str, Answer | None]) -> None:
    filled = sheet({code: answer for code, answer in said.items() if answer is not None})
    found = quadrant_levers(HOUSE, filled)

    assert {lever.quadrant: tuple((one.code, one.after) for one in lever.changes) for lever in found} == every_way(
        HOUSE, filled
    )
    distances = [(len(lever.changes), lever.steps) for lever in found]
    assert distances == sorted(distances)


def test_one_answer_can_be_enough() -> None:
    filled = sheet({"D1.1": 4, "D1.2": 2, "D1.3": 2, "D2.1": 3, "D2.2": 3})
    nearest = quadrant_levers(HOUSE, filled)[0]

    assert score(HOUSE, filled).position.quadrant is Quadrant.SELECTIVE
    assert (nearest.quadrant, nearest.steps) == (Quadrant.CLOUD_FIRST, 2)
    assert nearest.text.in_language("de") == (
        "Eine Antwort genügt für das Lagebild „Cloud zuerst / Hybrid-Ausbau“: D1.2 von 2 auf 0 („D1.2 0“)."
    )


def test_a_house_that_answered_nothing_needs_one_answer_on_each_axis() -> None:
    found = quadrant_levers(HOUSE, sheet())

    assert {lever.quadrant: [(one.code, one.before, one.after) for one in lever.changes] for lever in found} == {
        Quadrant.CLOUD_FIRST: [("D1.1", None, 3), ("D1.2", None, 1)],
        Quadrant.SELECTIVE: [("D1.1", None, 3), ("D1.2", None, 3)],
        Quadrant.GUIDED: [("D1.1", None, 1), ("D1.2", None, 1)],
        Quadrant.FOUNDATIONS: [("D1.1", None, 1), ("D1.2", None, 3)],
    }


def test_an_axis_without_questions_cannot_be_crossed() -> None:
    assert quadrant_levers(edition(questions=[question("D1.1")]), sheet({"D1.1": 4})) == ()
