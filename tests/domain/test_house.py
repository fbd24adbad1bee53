"""The verdict on the house: the split over its portfolio and the next five moves."""

from __future__ import annotations

from assessments.domain.hospital import Application
from assessments.domain.landscape import Archetype, Cluster
from assessments.domain.operating_models import CLOUD_MODELS, CurrentOperation, OperatingModel
from assessments.domain.rules import Range, RuleEffect
from tests.domain.builders import SMALL_MATRIX, archetype, criterion, edition, question, result, rule, text, values

ON_PREM, SAAS, HYBRID = OperatingModel.ON_PREM, OperatingModel.SAAS, OperatingModel.HYBRID
FLAT = values(0, 0, 0, 0, 0)
PAIR = Cluster("K1", text("Paar"), ("A01", "A02"))
MATRIX = (*SMALL_MATRIX, criterion("N", FLAT, FLAT))  # integration density, without a say in the fit


def service(code: str, *, health_data: bool = False, **codes: int) -> Archetype:
    """Return an archetype that fits SaaS unless told otherwise."""
    return archetype(code, health_data=health_data, **{"S": 4, "D": 0, "C": 0, "N": 1, **codes})


def moved(*archetypes: Archetype, **parts: object) -> list[str]:
    """Return the codes of the next moves when every archetype is in use."""
    of = edition(archetypes=archetypes, criteria=MATRIX, **parts)  # type: ignore[arg-type]
    return [move.application for move in result(of).next_moves]


def test_the_split_counts_every_model_and_what_has_no_recommendation() -> None:
    nothing = rule("nothing", *OperatingModel, health_data=True)
    of = edition(
        archetypes=(service("A01"), service("A02"), service("A03", S=0, D=4, C=4), service("A04", health_data=True)),
        rules=(nothing,),
    )

    assert result(of).split == {
        ON_PREM: 1,
        OperatingModel.IAAS: 0,
        OperatingModel.PAAS: 0,
        SAAS: 2,
        HYBRID: 0,
        None: 1,
    }


def test_only_a_change_is_a_move() -> None:
    of = edition(archetypes=(service("A01"), service("A02"), service("A03", S=0, D=4, C=4)), criteria=MATRIX)

    found = result(
        of,
        Application("there", "A01", current=CurrentOperation.SAAS),
        Application("moves", "A02", current=CurrentOperation.HOSTED),
        Application("stays", "A03"),
        Application("comes back", "A03", current=CurrentOperation.SAAS),
    )

    assert [(move.application, move.to) for move in found.next_moves] == [("moves", SAAS), ("comes back", ON_PREM)]


def test_there_are_at_most_five() -> None:
    assert moved(*(service(f"A{number}") for number in range(10, 18))) == ["A10", "A11", "A12", "A13", "A14"]


def test_the_less_critical_goes_first() -> None:
    assert moved(service("A01", C=2), service("A02", C=0), service("A03", C=1)) == ["A02", "A03", "A01"]


def test_a_narrow_verdict_waits_for_a_clear_one() -> None:
    assert moved(service("A01", S=1, C=1), service("A02", C=2)) == ["A02", "A01"]


def test_what_has_conditions_waits() -> None:
    condition = rule("proof", SAAS, effect=RuleEffect.CONDITION, health_data=True)

    assert moved(service("A01", health_data=True), service("A02", C=2), rules=(condition,)) == ["A02", "A01"]


def test_a_hub_goes_after_what_hangs_on_it() -> None:
    assert moved(service("A18", N=4), service("A02", C=2)) == ["A02", "A18"]


def test_a_measure_that_would_change_the_verdict_comes_before_the_move() -> None:
    line = rule("line", *CLOUD_MODELS, criteria=(Range("C", 1, 4),), answers=(Range("D5.1", 0, 1),), measure="D5.1")
    of = edition(
        archetypes=(service("A01", C=2, D=1), service("A02")),
        criteria=(*MATRIX, criterion("E", values(0, 0, 0, 0, 1), values(0, 0, 0, 0, 1))),
        questions=[question("D5.1")],
        rules=(line,),
    )

    found = result(of, answers={"D5.1": 0}, weights={"S": 2, "D": 2, "C": 2, "E": 1})

    assert [(move.application, move.to) for move in found.next_moves] == [("A02", SAAS), ("A01", HYBRID)]
    assert (
        found.next_moves[1]
        .because.in_language("de")
        .startswith("Die Maßnahme zu D5.1 würde die Empfehlung noch zu SaaS ändern; darüber zuerst entscheiden.")
    )


def test_measures_that_only_help_together_are_named_together() -> None:
    line = rule("line", *CLOUD_MODELS, answers=(Range("D5.1", 0, 1),), measure="D5.1")
    law = rule("law", *CLOUD_MODELS, answers=(Range("D3.1", 0, 1),), measure="D3.1")
    at_home = rule("at_home", ON_PREM)
    of = edition(
        archetypes=(service("A01"),), questions=[question("D3.1"), question("D5.1")], rules=(line, law, at_home)
    )

    [move] = result(of, answers={"D3.1": 0, "D5.1": 0}).next_moves

    assert move.to is HYBRID
    assert move.because.in_language("en").startswith(
        "The measures for D5.1, D3.1 would change the recommendation to SaaS; decide about them first."
    )


def test_what_is_not_brought_back_is_not_counted_as_staying() -> None:
    law = rule("law", *CLOUD_MODELS, HYBRID, answers=(Range("D3.1", 0, 1),), health_data=True, measure="D3.1")
    of = edition(
        archetypes=(service("A01", health_data=True), service("A02")),
        questions=[question("D3.1")],
        rules=(law,),
        clusters=(PAIR,),
    )

    [move] = result(
        of, Application("A01", "A01", current=CurrentOperation.SAAS), Application("A02", "A02"), answers={"D3.1": 0}
    ).next_moves

    assert move.application == "A02"
    assert "im Haus bleiben" not in move.because.in_language("de")


def test_nothing_comes_back_into_the_house_for_a_reason_that_a_measure_removes() -> None:
    law = rule("law", *CLOUD_MODELS, HYBRID, answers=(Range("D3.1", 0, 1),), measure="D3.1")
    of = edition(archetypes=(service("A01"),), criteria=MATRIX, questions=[question("D3.1")], rules=(law,))

    found = result(of, Application("A01", "A01", current=CurrentOperation.SAAS), answers={"D3.1": 0})

    assert (found.applications[0].verdict, found.applications[0].verdict_after_all) == (ON_PREM, SAAS)
    assert found.next_moves == ()


def test_members_of_a_cluster_move_together_at_the_pace_of_the_slowest() -> None:
    assert moved(service("A01", C=0), service("A02", C=3), service("A03", C=1), clusters=(PAIR,)) == [
        "A03",
        "A01",
        "A02",
    ]


def test_a_cluster_that_does_not_fit_any_more_is_left_out_whole() -> None:
    singles = [service(f"A1{number}") for number in range(4)]
    later = service("A20", C=4)

    assert moved(service("A01", C=2), service("A02", C=2), *singles, later, clusters=(PAIR,)) == [
        "A10",
        "A11",
        "A12",
        "A13",
        "A20",
    ]


def test_a_member_whose_neighbours_stay_moves_late_and_says_so() -> None:
    of = edition(
        archetypes=(service("A01"), service("A02", S=0, D=4, C=4), service("A03", C=2)),
        criteria=MATRIX,
        clusters=(PAIR,),
    )

    found = result(of).next_moves

    assert [move.application for move in found] == ["A03", "A01"]
    assert "Eng gekoppelt, aber im Haus bleiben: Anwendung A02." in found[1].because.in_language("de")


def test_a_move_says_why_it_is_among_the_first() -> None:
    of = edition(archetypes=(service("A01"), service("A02", N=4)), criteria=MATRIX, clusters=(PAIR,))

    found = result(of).next_moves

    assert [move.because.in_language("de") for move in found] == [
        (
            "Es ist keine Bedingung offen. Der Vorsprung vor PaaS ist deutlich (0,20). "
            "Merkmal C: Stufe 0 von 4 (C 0). Zusammen umziehen mit: Anwendung A02."
        ),
        (
            "Es ist keine Bedingung offen. Der Vorsprung vor PaaS ist deutlich (0,20). "
            "Merkmal C: Stufe 0 von 4 (C 0). Zusammen umziehen mit: Anwendung A01. "
            "Viele Schnittstellen hängen daran: erst umziehen, wenn die angebundenen Anwendungen vorbereitet sind."
        ),
    ]
    assert found[0].because.in_language("en") == (
        "No condition is open. The lead over PaaS is clear (0.20). "
        "Merkmal C (en): level 0 of 4 (C 0 (en)). Move together with: Anwendung A02 (en)."
    )
