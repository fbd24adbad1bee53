"""How sure a report says it is: bands by word and number, both sides of a contest, what to clarify."""

from __future__ import annotations

from dataclasses import replace

from assessments.domain.operating_models import OperatingModel
from assessments.domain.report.sureness_values import Sureness, Unsettled
from assessments.domain.robustness.values import Acceptability, Band, ModelAcceptability
from assessments.domain.robustness.withdrawal import with_robustness
from tests.domain import builders
from tests.domain.report import houses


def test_every_recommendation_has_a_band_and_a_share() -> None:
    archive, portal = (row.sureness for row in houses.house_report().applications)
    assert archive == Sureness(
        "contested",
        "umstritten",
        54,
        "Umstritten: In 54 von 100 denkbaren Gewichtungen bleibt IaaS vorn, in 46 ist es Hybrid.",
    )
    assert portal is not None
    assert (portal.band, portal.name, portal.of_hundred) == ("robust", "robust", 73)


def test_a_contest_has_an_argument_for_each_side() -> None:
    certainty = houses.house_report().certainty
    assert certainty is not None
    (contest,) = certainty.contested
    assert (contest.code, contest.verdict.name, contest.other.name) == ("A01", "IaaS", "Hybrid")
    assert contest.verdict.arguments == (
        "Merkmal D: D 0 (Stufe 0) spricht für IaaS, gegen Hybrid.",
        "Vorn, wenn vor allem das zählt: Merkmal D.",
    )
    assert contest.other.arguments[0] == "Merkmal S: S 4 (Stufe 4) spricht für Hybrid, gegen IaaS."


def test_what_is_not_settled_names_the_facts_to_clarify() -> None:
    before = houses.result_of()
    assert before.robustness is not None
    even = tuple(ModelAcceptability(model, (0.2,) * 5, None, None) for model in OperatingModel)
    nobody = tuple(Acceptability(one.application, even) for one in before.robustness.applications)
    result = with_robustness(
        before,
        replace(before.robustness, applications=nobody),
        edition=houses.EDITION,
        sheet=houses.SHEET,
        applications=houses.APPLICATIONS,
    )
    data = houses.house_report(result=result)
    assert data.certainty is not None
    text = (
        "Kein Betriebsmodell liegt in mindestens 40 von 100 denkbaren Gewichtungen vorn. "
        "Am häufigsten ist es Eigenbetrieb (20 von 100), dann IaaS (20 von 100)."
    )
    clarify = ("Merkmal „Merkmal S“ klären: Es ist nicht bekannt und zählt bis dahin als mittel.",)
    assert data.certainty.unsettled == (Unsettled("A01", "Archiv", text, ()), Unsettled("A02", "Portal", text, clarify))
    assert {row.sureness and row.sureness.band for row in data.applications} == {Band.NONE.value}
    assert data.summary.certainty.endswith("Robust: 0 von 2 Empfehlungen. Noch zu klären: Archiv und Portal.")


def test_the_summary_names_what_is_contested() -> None:
    certainty = houses.house_report().summary.certainty
    assert certainty.endswith("Robust: 1 von 2 Empfehlungen. Umstritten: Archiv.")


def test_the_split_has_its_range_and_its_trace() -> None:
    certainty = houses.house_report().certainty
    assert certainty is not None
    spans = {span.trace: (span.count, span.low, span.high) for span in certainty.split}
    assert spans["E-hybrid"] == (0, 0, 2)
    assert [span.model for span in certainty.split] == [model.value for model in OperatingModel]


def test_an_unknown_answer_makes_the_position_less_than_certain() -> None:
    known, unknown = houses.house_report(), houses.house_report(builders.sheet({"D1.1": 1, "D7.1": 0}))
    assert known.certainty is not None
    assert unknown.certainty is not None
    assert known.certainty.position.startswith("Das Lagebild „Betreuter Weg“ steht fest")
    assert unknown.certainty.position == (
        "Das Lagebild „Betreuter Weg“ gilt in 60\u00a0% aller Fälle, die nach den Antworten noch möglich sind."
    )


def test_nothing_is_said_about_what_was_not_tested() -> None:
    data = houses.house_report(result=replace(houses.result_of(), robustness=None))
    assert data.certainty is None
    assert [row.sureness for row in data.applications] == [None, None]
