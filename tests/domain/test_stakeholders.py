"""Several orders of importance: who agrees, and which verdicts depend on whom."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from assessments.domain.answers import Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application, Profile
from assessments.domain.operating_models import OperatingModel
from assessments.domain.recommendation import recommend
from assessments.domain.rules import Range
from assessments.domain.stakeholders import Camp, compare_rankings
from assessments.domain.weighting import RankingIsMalformed, weights_of_ranking
from assessments.services.shipped import shipped_edition
from tests.domain.builders import archetype, edition, rule
from tests.domain.test_weighting import themed_with

ON_PREM, SAAS = OperatingModel.ON_PREM, OperatingModel.SAAS
CARE_FIRST, MARKET_FIRST = (("care",), ("market",)), (("market",), ("care",))


def house() -> Edition:
    """Return a house in which A01 depends on the order, A02 does not, and A03 has no model left."""
    return themed_with(
        edition(
            archetypes=(archetype(S=4, D=4, C=0), archetype("A02", S=4, D=0, C=0), archetype("A03", S=2, D=2, C=2)),
            rules=(rule("nothing", *OperatingModel, criteria=(Range("S", 2, 2),)),),
        )
    )


def applications(*codes: str) -> tuple[Application, ...]:
    return tuple(Application(code, code) for code in codes)


def test_a_verdict_depends_on_the_one_who_stands_alone() -> None:
    rankings = {"IT-Leitung": MARKET_FIRST, "Klinik": CARE_FIRST, "Pflege": CARE_FIRST}
    found = compare_rankings(house(), Sheet(), applications("A01", "A02"), rankings)

    assert found.stakeholders == ("IT-Leitung", "Klinik", "Pflege")
    disputed, agreed = found.applications
    assert (found.disputed, found.agreed) == ((disputed,), (agreed,))
    assert [(camp.verdict, camp.stakeholders) for camp in disputed.camps] == [
        (ON_PREM, ("Klinik", "Pflege")),
        (OperatingModel.HYBRID, ("IT-Leitung",)),
    ]
    assert disputed.depends_on == ("IT-Leitung",)
    assert disputed.verdict_for("Pflege") is ON_PREM
    assert disputed.text.as_mapping() == {
        "de": "Umstritten: Eigenbetrieb nach Klinik, Pflege; Hybrid nach IT-Leitung.",
        "en": "Disputed: On-premises according to Klinik, Pflege; Hybrid according to IT-Leitung.",
    }
    assert agreed.camps == (Camp(SAAS, ("IT-Leitung", "Klinik", "Pflege")),)
    assert agreed.depends_on == ()
    assert agreed.text.in_language("de") == "Alle Rangfolgen führen zu SaaS."


def test_of_two_who_differ_the_verdict_depends_on_both() -> None:
    found = compare_rankings(house(), Sheet(), applications("A01"), {"eine": MARKET_FIRST, "andere": CARE_FIRST})

    assert found.applications[0].depends_on == ("eine", "andere")


def test_without_a_feasible_model_all_agree_on_no_recommendation() -> None:
    found = compare_rankings(house(), Sheet(), applications("A03"), {"eine": MARKET_FIRST, "andere": CARE_FIRST})

    assert found.applications[0].agreed
    assert found.applications[0].text.in_language("de") == "Alle Rangfolgen führen zu keiner Empfehlung."


def test_without_rankings_there_is_nothing_to_compare() -> None:
    found = compare_rankings(house(), Sheet(), applications("A01"), {})

    assert (found.stakeholders, found.applications) == ((), ())


def test_a_malformed_ranking_is_refused() -> None:
    with pytest.raises(RankingIsMalformed):
        compare_rankings(house(), Sheet(), applications("A01"), {"eine": (("price",),)})


def test_every_opinion_is_the_verdict_under_those_weights() -> None:
    shipped = shipped_edition("2026.11")
    orders = list(permutations(theme.code for theme in shipped.themes))[::17]
    rankings = {f"Rangfolge {place}": tuple((code,) for code in order) for place, order in enumerate(orders)}
    systems = applications(*shipped.archetypes_by_code)
    found = compare_rankings(shipped, Sheet(), systems, rankings)

    assert len(found.agreed) + len(found.disputed) == 50
    for stakeholder, ranking in rankings.items():
        result = recommend(
            Case(shipped, Profile(name="Katalog"), Sheet(), systems, weights_of_ranking(shipped, ranking)),
            as_of=date(2026, 11, 23),
        )
        assert [one.verdict_for(stakeholder) for one in found.applications] == [
            one.verdict for one in result.applications
        ]
