"""German law is judged in Germany only."""

from __future__ import annotations

from assessments.domain.hospital import Profile
from assessments.domain.jurisdiction import under_law_of
from assessments.domain.rules import RuleKind
from assessments.services.shipped import shipped_edition


def kinds_in(country: str) -> set[RuleKind]:
    """Return the kinds of rules that judge a house there."""
    house = Profile("Beispielhaus", country=country)
    return {rule.kind for rule in under_law_of(shipped_edition(), house.country).rules}


def test_a_german_house_is_judged_by_every_rule() -> None:
    assert under_law_of(shipped_edition(), "DE") is shipped_edition()


def test_a_house_elsewhere_is_judged_by_every_rule_but_the_legal_ones() -> None:
    assert kinds_in("AT") == kinds_in("DE") - {RuleKind.LAW}
