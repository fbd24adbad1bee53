"""Every promise of the rows of the law, broken once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, models, transaction

from assessments.models import CatalogueEdition, DerivedValue, LegalDate, LegalFact, LegalRule, OpenPoint, StateLaw
from tests.factories import TODAY

pytestmark = pytest.mark.django_db

TEXT = {"de": "Text"}


@pytest.fixture
def edition() -> CatalogueEdition:
    return CatalogueEdition.objects.create(code="next", released_on=TODAY, legal_position_date=TODAY)


def breaks(promise: str, write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        write()


@pytest.mark.parametrize(
    ("promise", "changed"),
    [
        ("legal_rule_scope_is_known", {"scope": "service"}),
        ("legal_rule_severity_is_known", {"severity": "heavy"}),
        ("legal_rule_remedy_is_known", {"severity": "blocker", "remedy": "none"}),
        ("legal_rule_confidence_is_known", {"confidence": "X"}),
        ("legal_rule_standing_is_known", {"standing": "maybe"}),
        ("weak_legal_rules_are_never_settled", {"confidence": "bg", "standing": "settled"}),
        ("blockers_and_only_they_have_a_remedy", {"severity": "blocker"}),
        ("blockers_and_only_they_have_a_remedy", {"remedy": "own_work"}),
        ("legal_rules_say_since_when", {"valid_from": None}),
        ("legal_rules_end_after_they_begin", {"valid_until": date(2023, 12, 31)}),
    ],
)
def test_rules(edition: CatalogueEdition, promise: str, changed: dict[str, object]) -> None:
    regime = edition.legalregime_set.create(code="s393", title=TEXT)
    sound: dict[str, object] = {
        "edition": edition,
        "regime": regime,
        "code": "R001",
        "scope": "house",
        "severity": "duty",
        "condition": "true",
        "text": TEXT,
        "reference": TEXT,
        "evidence": TEXT,
        "confidence": "H",
        "standing": "settled",
        "valid_from": date(2024, 1, 1),
        "review_by": TODAY,
    }
    breaks(promise, lambda: LegalRule.objects.create(**{**sound, **changed}))
    assert LegalRule.objects.create(**sound).pk


@pytest.mark.parametrize(
    ("promise", "kind", "columns"),
    [
        ("derived_values_have_a_condition_or_words", DerivedValue, {"text": TEXT, "reference": TEXT}),
        (
            "derived_values_have_a_condition_or_words",
            DerivedValue,
            {"text": TEXT, "reference": TEXT, "when": "true", "otherwise": "none"},
        ),
        (
            "legal_fact_kind_is_known",
            LegalFact,
            {"question": TEXT, "scope": "house", "origin": "input", "kind": "float"},
        ),
        ("legal_fact_scope_is_known", LegalFact, {"question": TEXT, "scope": "x", "origin": "input", "kind": "int"}),
        ("legal_fact_origin_is_known", LegalFact, {"question": TEXT, "scope": "house", "origin": "x", "kind": "int"}),
        ("legal_date_confidence_is_known", LegalDate, {"day": TODAY, "text": TEXT, "confidence": "?"}),
        ("open_points_are_numbered", OpenPoint, {"text": TEXT}),
    ],
)
def test_other_rows(
    edition: CatalogueEdition, promise: str, kind: type[models.Model], columns: dict[str, object]
) -> None:
    breaks(promise, lambda: kind._default_manager.create(edition=edition, code="X", **columns))


@pytest.mark.parametrize(
    ("promise", "changed"),
    [
        ("state_law_is_of_a_known_land", {"code": "XX"}),
        ("state_law_confidence_is_known", {"confidence": "?"}),
        ("state_law_standing_is_known", {"standing": "?"}),
        ("weak_state_laws_are_never_settled", {"confidence": "L", "standing": "settled"}),
    ],
)
def test_laender(edition: CatalogueEdition, promise: str, changed: dict[str, object]) -> None:
    effect = edition.stateeffect_set.create(code="restrictive", title=TEXT)
    sound: dict[str, object] = {
        "edition": edition,
        "effect": effect,
        "code": "NW",
        "name": TEXT,
        "act": TEXT,
        "finding": TEXT,
        "confidence": "H",
        "standing": "settled",
    }
    breaks(promise, lambda: StateLaw.objects.create(**{**sound, **changed}))
