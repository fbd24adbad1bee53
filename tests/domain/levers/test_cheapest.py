"""The small knapsack behind the levers, against every choice there is."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.levers.cheapest import Choice, Gains, Pick, Slot, cheapest


@st.composite
def problems(draw: st.DrawFn) -> tuple[tuple[Slot, ...], Gains, int]:
    count = draw(st.integers(1, 3))
    gains = st.tuples(*[st.integers(-9, 9)] * count)
    slots = tuple(
        Slot(
            position=3 * place,
            forced=draw(st.booleans()) and place < 2,
            picks=tuple(
                Pick(level, draw(st.integers(1, 4)), draw(gains))
                for level in sorted(draw(st.sets(st.integers(0, 4), min_size=1)))
            ),
        )
        for place in range(draw(st.integers(1, 5)))
    )
    return slots, draw(st.tuples(*[st.integers(-9, 15)] * count)), draw(st.integers(1, 4))


def every_choice(slots: tuple[Slot, ...], needs: Gains, size: int, at_most: int) -> Choice | None:
    found = []
    for chosen in combinations(slots, size):
        if all(slot in chosen for slot in slots if slot.forced):
            for picks in product(*(slot.picks for slot in chosen)):
                totals = [sum(pick.gains[number] for pick in picks) for number in range(len(needs))]
                steps = sum(pick.steps for pick in picks)
                if steps <= at_most and all(total >= need for total, need in zip(totals, needs, strict=True)):
                    taken = tuple((slot.position, pick.level) for slot, pick in zip(chosen, picks, strict=True))
                    found.append(Choice(steps, taken))
    return min(found, default=None)


@settings(max_examples=400)
@given(problem=problems(), at_most=st.integers(1, 16))
def test_no_choice_is_cheaper(problem: tuple[tuple[Slot, ...], Gains, int], at_most: int) -> None:
    slots, needs, size = problem

    assert cheapest(slots, needs, size=size, at_most=at_most) == every_choice(slots, needs, size, at_most)
