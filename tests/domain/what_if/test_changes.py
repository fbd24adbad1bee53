"""Changes survive JSON, and nothing else does."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.operating_models import OperatingModel, Place
from assessments.domain.what_if.changes import Changes, ContradictingWeights
from assessments.domain.what_if.plain import MOST_CHANGES, MalformedChanges, from_plain, to_plain

EVERYTHING = Changes(
    answers={"D5.1": 3, "D7.1": None},
    codes={("A20", "S"): 4, ("A20", "D"): None, ("LABOR-1", "C"): 0},
    weights={"S": Fraction(3, 10), "D": Fraction(2)},
    measures=frozenset({"D6.4", "D3.2"}),
    confirmed={"A20": frozenset({OperatingModel.SAAS, OperatingModel.IAAS}), "A01": frozenset()},
    places={"A20": Place.GROUP},
)


def test_the_plain_form() -> None:
    assert to_plain(EVERYTHING) == {
        "answers": {"D5.1": 3, "D7.1": "unknown"},
        "codes": {"A20": {"D": "unknown", "S": 4}, "LABOR-1": {"C": 0}},
        "weights": {"D": "2", "S": "3/10"},
        "measures": ["D3.2", "D6.4"],
        "confirmed": {"A01": [], "A20": ["iaas", "saas"]},
        "places": {"A20": "group"},
    }


def test_what_changes_nothing_is_an_empty_object() -> None:
    assert (to_plain(Changes()), from_plain({}), bool(Changes())) == ({}, Changes(), False)


levels = st.none() | st.integers(0, 4)
codes = st.from_regex(r"[A-Z][0-9]{1,2}(\.[0-9])?", fullmatch=True)
letters = st.sampled_from("SIPDCVENUXO")
weights = st.dictionaries(letters, st.fractions(0, 100, max_denominator=1000)).filter(lambda w: any(w.values()))
all_changes = st.builds(
    Changes,
    answers=st.dictionaries(codes, levels),
    codes=st.dictionaries(st.tuples(codes, letters), levels),
    weights=st.none() | weights,
    measures=st.frozensets(codes),
    confirmed=st.dictionaries(codes, st.frozensets(st.sampled_from(OperatingModel))),
    places=st.dictionaries(codes, st.sampled_from(Place)),
) | st.builds(Changes, preset=codes)


@given(all_changes)
def test_changes_survive_json(changes: Changes) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(changes)))) == changes


def test_a_preset_and_weights_contradict_each_other() -> None:
    with pytest.raises(ContradictingWeights):
        Changes(preset="equal", weights={"S": Fraction(1)})


def test_a_weighting_counts_as_one_change() -> None:
    assert (len(EVERYTHING), len(Changes(preset="equal"))) == (11, 1)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(None, id="nothing"),
        pytest.param([], id="a list"),
        pytest.param({"hack": 1}, id="unknown part"),
        pytest.param({"answers": []}, id="answers as a list"),
        pytest.param({"answers": {"D5.1": 5}}, id="level 5"),
        pytest.param({"answers": {"D5.1": -1}}, id="level -1"),
        pytest.param({"answers": {"D5.1": True}}, id="true is no level"),
        pytest.param({"answers": {"D5.1": 2.0}}, id="two point nought is no level"),
        pytest.param({"answers": {"D5.1": None}}, id="null is no level"),
        pytest.param({"answers": {"D5 1": 2}}, id="blank in a code"),
        pytest.param({"answers": {"x" * 41: 2}}, id="endless code"),
        pytest.param({"answers": {"\x00": 2}}, id="NUL in a code"),
        pytest.param({"answers": {f"D{number}": 2 for number in range(MOST_CHANGES + 1)}}, id="too many answers"),
        pytest.param(
            {"codes": {f"A{number}": {"S": 1, "D": 1} for number in range(MOST_CHANGES // 2 + 1)}}, id="too many codes"
        ),
        pytest.param({"codes": {"A20": 3}}, id="codes without a letter"),
        pytest.param({"preset": 3}, id="preset as a number"),
        pytest.param({"preset": "equal", "weights": {"S": "1"}}, id="two weightings"),
        pytest.param({"weights": {}}, id="no weights"),
        pytest.param({"weights": {"S": "0"}}, id="weights of nothing"),
        pytest.param({"weights": {"S": 1}}, id="weight as a number"),
        pytest.param({"weights": {"S": "-1"}}, id="negative weight"),
        pytest.param({"weights": {"S": "1/0"}}, id="division by zero"),
        pytest.param({"weights": {"S": "1000001"}}, id="giant weight"),
        pytest.param({"weights": {"S": "9" * 5000}}, id="endless weight"),
        pytest.param({"weights": {"S": "1e9"}}, id="exponent"),
        pytest.param({"weights": {"S": "²"}}, id="a digit of another kind"),
        pytest.param({"measures": "D5.1"}, id="measures as a text"),
        pytest.param({"measures": [["D5.1"]]}, id="measures nested"),
        pytest.param({"confirmed": {"A20": ["faas"]}}, id="unknown model"),
        pytest.param({"confirmed": {"A20": "saas"}}, id="models as a text"),
        pytest.param({"places": {"A20": "moon"}}, id="unknown place"),
        pytest.param({"places": {"A20": ["own"]}}, id="places as a list"),
        pytest.param({1: {}}, id="a number as a key"),
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(MalformedChanges):
        from_plain(value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(["answers", "codes"]), inner),
    )
)
def test_no_json_ever_breaks_the_reader(value: object) -> None:
    try:
        from_plain(value)
    except MalformedChanges:
        return  # every other exception is a bug
