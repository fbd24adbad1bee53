"""The sixteen Länder and four kinds of owners: which state and church law is named, for a step with health data."""

import pytest

from assessments.domain.hospital import FederalState
from assessments.domain.law.facts import FactValue
from assessments.domain.law.rules import Status
from tests.domain.law.judged import LAW, finding, findings_of, judged

BY_STATE = {
    "BW": {"R066"},
    "BY": {"R067"},
    "BE": {"R068"},
    "BB": set[str](),
    "HB": {"R069"},
    "HH": set[str](),
    "HE": set[str](),
    "MV": {"R060", "R064", "R065"},
    "NI": {"R069"},
    "NW": {"R060", "R062", "R063"},
    "RP": {"R069"},
    "SL": {"R060a"},
    "SN": {"R069"},
    "ST": {"R069"},
    "SH": {"R069"},
    "TH": {"R060", "R061"},
}
BY_OWNER = {
    "public_municipal": {"R058"},
    "church_catholic": {"R056"},
    "nonprofit_other": set[str](),
    "private": set[str](),
}
CONCERNED = {"R056", "R057", "R058", *(rule.id for rule in LAW.rules if rule.regime == "states")}
NOTHING_DONE: dict[str, FactValue] = {
    "step.processes_health_data_in_cloud": True,
    "land_memo": False,
    "notice_landesverwaltungsamt_before_award": False,
    "separated_medical_files": False,
    "provider.outside_nw": True,
    "authority_informed": False,
    "storage_months_outside": 12,
    "separate_storage": False,
    "provider.places": frozenset({"EU_EEA_CH"}),
}


@pytest.mark.parametrize("owner", BY_OWNER)
@pytest.mark.parametrize("state", BY_STATE)
def test_rules_of_a_state_and_an_owner(state: str, owner: str) -> None:
    found = findings_of(judged({**NOTHING_DONE, "federal_state": state, "ownership": owner}))
    assert {rule for rule in CONCERNED if found[rule].status is Status.APPLIES} == BY_STATE[state] | BY_OWNER[owner]
    assert {rule for rule in CONCERNED if found[rule].status is Status.UNKNOWN} == set()


def test_table_of_states_names_the_rules_that_apply_there() -> None:
    assert {state.state: set(state.rules) for state in LAW.states} == BY_STATE


def test_every_state_is_in_the_table() -> None:
    assert sorted(state.state for state in LAW.states) == sorted(state.value for state in FederalState)


def test_state_not_known_leaves_its_rules_open() -> None:
    found = findings_of(judged(NOTHING_DONE))
    assert {rule.id for rule in LAW.rules if rule.regime == "states" and found[rule.id].status is Status.UNKNOWN} == {
        rule.id for rule in LAW.rules if rule.regime == "states"
    }


def test_protestant_and_state_owners() -> None:
    assert finding("R057", {"ownership": "church_protestant"}).status is Status.APPLIES
    assert finding("R058", {"ownership": "public_state"}).status is Status.APPLIES


def test_state_law_is_never_shown_as_settled_where_it_was_not_read() -> None:
    assert {state.state for state in LAW.states if state.standing.value == "settled"} == {"BY", "BB", "HH", "HE"}
