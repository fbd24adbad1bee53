"""Facts about a house and a step made at random, from the vocabulary of the shipped law."""

from datetime import date

from hypothesis import strategies as st

from assessments.domain.law.facts import FactValue
from assessments.domain.law.language.kinds import Kind
from assessments.domain.law.vocabulary import Fact
from tests.domain.law.judged import LAW

FACTS = LAW.vocabulary.facts
EDGES = [0, 3, 4, 12, 13, 49, 50, 249, 250, 27_000, 29_999, 30_000, 10_000_001, 43_000_001, 50_000_001]
days = st.one_of(
    st.dates(date(2024, 1, 1), date(2028, 12, 31)),
    st.sampled_from([date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 6), date(2027, 5, 31), date(2027, 6, 1)]),
)


def values_of(fact: Fact) -> st.SearchStrategy[FactValue]:
    words = fact.type.words
    match fact.kind:
        case Kind.BOOL:
            return st.booleans()
        case Kind.INT:
            return st.sampled_from(EDGES)
        case Kind.DATE:
            return days
        case Kind.ENUM:
            return st.sampled_from(words)
        case Kind.SET:
            return st.frozensets(st.sampled_from(words), min_size=int(fact.at_least_one))


sheets = st.fixed_dictionaries({}, optional={name: values_of(fact) for name, fact in FACTS.items()})
full_sheets = st.fixed_dictionaries({name: values_of(fact) for name, fact in FACTS.items()})
