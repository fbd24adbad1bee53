"""The recommendation for one application."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.facts import UnknownArchetype
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.results import Condition, HybridParts
from assessments.domain.text import Text
from tests.domain.builders import archetype, edition, modifier, question, rule, text, values, verdict

ON_PREM, SAAS, HYBRID = OperatingModel.ON_PREM, OperatingModel.SAAS, OperatingModel.HYBRID
STANDARD = edition(archetypes=(archetype(S=4, D=0, C=0),))
COUPLED = edition(archetypes=(archetype(S=4, D=2, C=0),))


def german(texts: tuple[Text, ...]) -> list[str]:
    """Return the German wordings."""
    return [one.in_language("de") for one in texts]


def test_the_winner_is_named_with_runner_up_and_margin() -> None:
    found = verdict(STANDARD)

    # SaaS 1 + 0.8 + 0.8 against PaaS 0.4 + 0.7 + 0.7, each over three equal weights.
    assert (found.verdict, found.runner_up, found.margin) == (SAAS, OperatingModel.PAAS, Fraction("0.8") / 3)
    assert (found.hybrid, found.already_there, found.verdict_after_all) == (None, False, SAAS)


def test_the_reasons_are_the_largest_differences_to_the_runner_up() -> None:
    assert german(verdict(STANDARD).because) == [
        "Merkmal S: S 4 (Stufe 4) spricht für SaaS, gegen PaaS.",
        "Merkmal D: D 0 (Stufe 0) spricht für SaaS, gegen PaaS.",
        "Merkmal C: C 0 (Stufe 0) spricht für SaaS, gegen PaaS.",
    ]


def test_every_reason_reads_in_english_too() -> None:
    assert verdict(STANDARD).because[0].in_language("en") == (
        "Merkmal S (en): S 4 (en) (level 4) speaks for SaaS, against PaaS."
    )


def test_a_trait_of_the_house_can_be_a_reason() -> None:
    shortage = modifier("shortage", "D8.1", shifts=values("-0.5", 0, 0, "0.5", 0), inverted=True)
    of = edition(archetypes=STANDARD.archetypes, questions=[question("D8.1")], modifiers=(shortage,))

    found = verdict(of, answers={"D8.1": 0})

    assert german(found.because)[0] == (
        "Ihr Haus: Einfluss shortage, im Mittel 4,0 von 4. Das spricht für SaaS, gegen PaaS."
    )


def test_a_coupled_application_that_fits_saas_becomes_a_hybrid_with_both_parts_named() -> None:
    found = verdict(COUPLED)

    assert (found.verdict, found.runner_up) == (HYBRID, ON_PREM)
    assert found.hybrid == HybridParts(SAAS, text("Cloud-Teil"), text("Teil im Haus"))
    assert german(found.because)[:2] == [
        "Merkmal D: D 2 (Stufe 2). Ein Teil bleibt deshalb im Haus: Hybrid mit SaaS als Cloud-Teil.",
        "Merkmal S: S 4 (Stufe 4) spricht für SaaS als Cloud-Teil, gegen Eigenbetrieb.",
    ]


def test_a_hybrid_that_won_by_itself_has_no_cloud_model() -> None:
    found = verdict(edition(archetypes=(archetype(S=2, D=3, C=4),)), weights={"C": Fraction(1)})

    assert (found.verdict, found.hybrid) == (HYBRID, HybridParts(None, text("Cloud-Teil"), text("Teil im Haus")))


def test_a_better_model_that_is_excluded_is_the_first_reason() -> None:
    of = edition(archetypes=STANDARD.archetypes, rules=(rule("no_saas", SAAS),))

    found = verdict(of)

    assert german(found.because)[0] == "SaaS hätte den höheren Wert, ist aber ausgeschlossen: Regel no_saas"
    assert found.values[SAAS] > found.values[OperatingModel.PAAS]


def test_a_sole_survivor_says_whether_it_would_have_won_anyway() -> None:
    others = tuple(model for model in OperatingModel if model is not SAAS)

    found = verdict(edition(archetypes=STANDARD.archetypes, rules=(rule("others", *others),)))

    assert german(found.because) == [
        "Nur SaaS bleibt übrig; alle anderen Betriebsmodelle sind ausgeschlossen.",
        "SaaS hätte auch ohne diese Ausschlüsse den höchsten Wert.",
    ]


def test_an_own_level_replaces_the_default_of_the_archetype() -> None:
    found = verdict(STANDARD, Application("A01", "A01", codes={"S": 0, "D": 4}))

    assert found.verdict is ON_PREM


def test_an_unknown_level_is_an_open_fact_and_said_to_be_unknown() -> None:
    found = verdict(STANDARD, Application("A01", "A01", codes={"S": None}))

    assert found.conditions == (
        Condition(
            "unknown_S",
            Text.of(
                {
                    "de": "Merkmal „Merkmal S“ klären: Es ist nicht bekannt und zählt bis dahin als mittel.",
                    "en": "Clarify “Merkmal S (en)”: it is not known and counts as medium until then.",
                }
            ),
            None,
        ),
    )


def test_the_own_name_wins_over_the_archetype_and_reads_alike_in_every_language() -> None:
    own = verdict(STANDARD, Application("X1", "A01", name="Nuance"))

    assert (own.name, verdict(STANDARD).name) == (Text.of({"de": "Nuance", "en": "Nuance"}), text("Anwendung A01"))


@pytest.mark.parametrize(
    ("current", "there"),
    [(CurrentOperation.SAAS, True), (CurrentOperation.HOSTED, False), (None, False)],
    ids=["runs as recommended", "runs elsewhere", "not known"],
)
def test_it_says_when_an_application_is_already_there(current: CurrentOperation | None, there: bool) -> None:
    assert verdict(STANDARD, Application("A01", "A01", current=current)).already_there is there


def test_the_cloud_part_of_a_hybrid_alone_is_not_there_yet() -> None:
    found = verdict(COUPLED, Application("A01", "A01", current=CurrentOperation.SAAS))

    assert (found.verdict, found.already_there) == (HYBRID, False)


@pytest.mark.parametrize(
    ("answers", "provisional"),
    [({"D2.1": 1}, True), ({"D2.1": 2}, False), ({}, False)],
    ids=["inventory under half", "inventory good enough", "not answered"],
)
def test_without_an_inventory_every_verdict_is_provisional(answers: dict[str, int], provisional: bool) -> None:
    of = edition(archetypes=STANDARD.archetypes, questions=[question("D2.1")])

    assert verdict(of, answers=answers).provisional is provisional


def test_an_unknown_archetype_is_refused_by_name() -> None:
    with pytest.raises(UnknownArchetype) as refused:
        verdict(STANDARD, Application("X1", "A99"))

    assert (refused.value.application, refused.value.archetype) == ("X1", "A99")
