"""How sure a verdict is, in words for people."""

from __future__ import annotations

import pytest

from assessments.domain.operating_models import OperatingModel
from assessments.domain.robustness.sentences import how_sure, of_hundred
from assessments.domain.robustness.values import Acceptability, ModelAcceptability

SAAS = OperatingModel.SAAS


def found(*first: float) -> Acceptability:
    shares = zip(OperatingModel, first, strict=True)
    return Acceptability("A01", tuple(ModelAcceptability(model, (share,), None, None) for model, share in shares))


@pytest.mark.parametrize(
    ("share", "count"),
    [(0.0, 0), (0.0001, 1), (0.004, 1), (0.83, 83), (0.996, 99), (0.9999, 99), (1.0, 100)],
)
def test_only_all_is_a_hundred_and_only_nothing_is_none(share: float, count: int) -> None:
    assert of_hundred(share) == count


@pytest.mark.parametrize(
    ("shares", "verdict", "german", "english"),
    [
        pytest.param(
            (0.07, 0.0, 0.0, 0.83, 0.1),
            SAAS,
            "In 83 von 100 denkbaren Gewichtungen bleibt SaaS vorn.",
            "In 83 of 100 conceivable weightings SaaS stays ahead.",
            id="robust",
        ),
        pytest.param(
            (0.0, 0.0, 0.0, 0.55, 0.45),
            SAAS,
            "Umstritten: In 55 von 100 denkbaren Gewichtungen bleibt SaaS vorn, in 45 ist es Hybrid.",
            "Contested: in 55 of 100 conceivable weightings SaaS stays ahead, in 45 it is Hybrid.",
            id="contested",
        ),
        pytest.param(
            (0.75, 0.0, 0.0, 0.25, 0.0),
            SAAS,
            "Umstritten: Mit der gewählten Gewichtung liegt SaaS vorn, aber nur in 25 von 100 denkbaren; "
            "in 75 ist es Eigenbetrieb.",
            "Contested: under the chosen weighting SaaS is ahead, but only in 25 of 100 conceivable ones; "
            "in 75 it is On-premises.",
            id="another one leads",
        ),
        pytest.param(
            (0.3, 0.25, 0.15, 0.2, 0.1),
            None,
            "Kein Betriebsmodell liegt in mindestens 40 von 100 denkbaren Gewichtungen vorn. "
            "Am häufigsten ist es Eigenbetrieb (30 von 100), dann IaaS (25 von 100).",
            "No operating model is ahead in at least 40 of 100 conceivable weightings. "
            "Most often it is On-premises (30 of 100), then IaaS (25 of 100).",
            id="none",
        ),
        pytest.param(
            (0.0, 0.0, 0.0, 0.0, 0.0),
            None,
            "Derzeit keine Empfehlung: Jedes Betriebsmodell ist ausgeschlossen.",
            "No recommendation for now: every operating model is excluded.",
            id="nothing is feasible",
        ),
    ],
)
def test_every_band_has_its_sentence(
    shares: tuple[float, ...], verdict: OperatingModel | None, german: str, english: str
) -> None:
    said = how_sure(found(*shares), verdict)
    assert (said.in_language("de"), said.in_language("en")) == (german, english)
