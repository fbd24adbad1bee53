"""Changes and the address that carries them say the same."""

from contextlib import suppress
from fractions import Fraction

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.hospital import Application
from assessments.domain.operating_models import CLOUD_MODELS, Place
from assessments.domain.scope import Scope
from assessments.domain.what_if.changes import Changes
from assessments.domain.workspace import Workspace
from assessments.web.trying import UnreadableAddress, address_of, changes_in, without_idle
from tests.domain import builders
from tests.web import tried

EDITION = tried.edition()
HOUSE = Workspace(
    edition=EDITION,
    profile=builders.HOUSE,
    sheet=builders.sheet({"D5.1": 1, "D7.1": 3}),
    applications=(Application("A01", "A01", confirmed=frozenset(CLOUD_MODELS[:1])), Application("A02-X.1", "A02")),
    preset="equal",
    weights=EDITION.presets_by_code["equal"].weights,
    scope=Scope.FULL,
    versions={},
)

_levels = st.none() | st.integers(0, 4)
_codes = st.sampled_from(["D2.1", "D5.1", "D7.1"])
_applications = st.sampled_from(["A01", "A02-X.1"])
_weights = st.dictionaries(st.sampled_from("SDC"), st.fractions(0, 9, max_denominator=99), min_size=1).filter(
    lambda weights: any(weights.values())
)
_weighting = st.one_of(
    st.just({}),
    st.sampled_from([{"preset": "equal"}, {"preset": "market"}]),
    st.builds(lambda weights: {"weights": weights}, _weights),
)
_changes = st.builds(
    lambda weighting, **parts: Changes(**parts, **weighting),
    _weighting,
    answers=st.dictionaries(_codes, _levels),
    codes=st.dictionaries(st.tuples(_applications, st.sampled_from("SDC")), _levels),
    measures=st.frozensets(_codes),
    confirmed=st.dictionaries(_applications, st.frozensets(st.sampled_from(CLOUD_MODELS))),
    places=st.dictionaries(_applications, st.sampled_from(Place)),
)


@given(_changes)
def test_an_address_leads_back_to_the_changes(changes: Changes) -> None:
    meant = without_idle(HOUSE, changes)

    assert changes_in(QueryDict(address_of(HOUSE, meant)), HOUSE) == meant


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=4))
def test_no_address_does_harm(pairs: list[tuple[str, str]]) -> None:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    with suppress(UnreadableAddress):
        changes_in(query, HOUSE)


@pytest.mark.parametrize("kind", ["frage", "massnahme", "merkmal", "produkt", "ort", "gewichtung", "gewicht"])
@given(rest=st.text(max_size=8), value=st.text(min_size=1, max_size=8))
def test_no_name_and_no_value_does_harm(kind: str, rest: str, value: str) -> None:
    query = QueryDict(mutable=True)
    query[f"{kind}.{rest}" if rest else kind] = value
    with suppress(UnreadableAddress):
        changes_in(query, HOUSE)


def test_a_weight_of_nothing_is_carried_beside_another() -> None:
    changes = Changes(weights={"S": Fraction(1), "D": Fraction(0)})

    assert changes_in(QueryDict(address_of(HOUSE, changes)), HOUSE) == changes
