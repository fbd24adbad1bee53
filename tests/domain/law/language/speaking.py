"""A small vocabulary, and expressions over it made at random: well-typed ones, and text that is anything but."""

from datetime import date

from hypothesis import strategies as st

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.compiler import Compiler, Place, Truth, Verdict
from assessments.domain.law.language.conditions import Condition
from assessments.domain.law.language.kinds import BOOL, DATE, INT, Kind, NameType

WORDS = ("red", "green", "blue")
PLACES = ("DE", "EU", "THIRD")
NAMES = {
    "sunny": BOOL,
    "windy": BOOL,
    "step.open": BOOL,
    "beds": INT,
    "cases": INT,
    "start": DATE,
    "today": DATE,
    "colour": NameType(Kind.ENUM, WORDS),
    "provider.places": NameType(Kind.SET, PLACES),
}
ROW = {name: Place(index, 1 << index) for index, name in enumerate(NAMES)}

days = st.dates(date(1999, 1, 1), date(2040, 12, 31))
sheets = st.fixed_dictionaries(
    {},
    optional={
        "sunny": st.booleans(),
        "windy": st.booleans(),
        "step.open": st.booleans(),
        "beds": st.integers(0, 5),
        "cases": st.integers(0, 5),
        "start": days,
        "today": days,
        "colour": st.sampled_from(WORDS),
        "provider.places": st.frozensets(st.sampled_from(PLACES)),
    },
)
signs = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
numbers = st.sampled_from(["beds", "cases", "0", "3", "5", "months_between(start, today)"])
moments = st.sampled_from(["start", "today", "2024-02-29", "start + 24 months", "today + 1 months"])
leaves = st.one_of(
    st.sampled_from(["sunny", "windy", "step.open", "true", "false", "sunny == windy", "windy != (beds > 3)"]),
    st.builds("{} {} {}".format, numbers, signs, numbers),
    st.builds("{} {} {}".format, moments, signs, moments),
    st.sampled_from(["colour == red", "colour != blue", "colour in {red, green}", "colour not in {red}"]),
    st.sampled_from(["DE in provider.places", "THIRD not in provider.places", "provider.places == {}"]),
    st.sampled_from(["provider.places != {DE}", "provider.places == {DE, EU}"]),
)
expressions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {} or {})".format, inner, inner, inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=12,
)


def compiled(condition: Condition) -> Truth:
    return Compiler(ROW, kept={}).truth(condition)


def row_of(facts: dict[str, FactValue]) -> list[FactValue | None]:
    return [facts.get(name) for name in NAMES]


def named(verdict: Verdict) -> tuple[bool | None, frozenset[str]]:
    """Return a verdict with names in place of bits."""
    return verdict[0], frozenset(name for name, place in ROW.items() if verdict[1] & place.fact)
