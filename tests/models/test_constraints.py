"""Every promise of the database, broken once."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from assessments.domain.roles import Role
from assessments.models import (
    Anchor,
    Answer,
    AnswerEvent,
    AnswerKind,
    Archetype,
    Assessment,
    CatalogueEdition,
    Criterion,
    Dimension,
    EditionStatus,
    Hospital,
    HospitalApplication,
    Membership,
    Question,
    Report,
    ReportStatus,
    Rule,
    User,
)
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = {"de": "Text"}


def breaks(promise: str, write: Callable[[], object]) -> None:
    """Check that the database itself refuses this write, on behalf of this promise."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        write()
    told = str(refusal.value)
    if not told.startswith("UNIQUE constraint failed"):  # SQLite names the columns instead of the constraint
        assert promise in told


@pytest.mark.parametrize(
    ("promise", "facts"),
    [
        ("hospitals_have_a_name", {"name": ""}),
        ("country_is_an_iso_code", {"country": "de"}),
        ("federal_state_is_known", {"federal_state": "XX"}),
        ("ownership_is_known", {"ownership": "somebody"}),
        ("beds_are_plausible", {"beds": 0}),
        ("full_inpatient_cases_are_plausible", {"full_inpatient_cases": 1_000_001}),
        ("employees_are_plausible", {"employees": 0}),
        ("turnover_eur_are_plausible", {"turnover_eur": 100_000_000_001}),
        ("balance_sheet_eur_are_plausible", {"balance_sheet_eur": 100_000_000_001}),
        ("sites_are_plausible", {"sites": 0}),
        ("legal_form_is_known", {"legal_form": "somehow"}),
    ],
)
def test_hospital(promise: str, facts: dict[str, object]) -> None:
    hospital = factories.hospital()
    breaks(promise, lambda: Hospital.objects.filter(pk=hospital.pk).update(**facts))


def test_addresses_are_in_lower_case_and_unique() -> None:
    user = factories.user("one")
    breaks("email", lambda: User.objects.create_user("ONE@Test.Example"))
    assert User.objects.get(email="One@TEST.example") == user
    assert User.objects.get_by_natural_key("ONE@test.example") == user


def test_an_address_in_capitals_cannot_get_past_the_field() -> None:
    user = User.objects.create_user("Two@Test.Example")
    assert User.objects.values_list("email", flat=True).get(pk=user.pk) == "two@test.example"


def test_membership() -> None:
    hospital = factories.hospital()
    lead = factories.lead(hospital)
    breaks(
        "one_membership_per_person_and_hospital",
        lambda: Membership.objects.create(user=lead, hospital=hospital, role=Role.LEAD),
    )
    rows = Membership.objects
    breaks("membership_of_a_consultant_ends", lambda: rows.update(role=Role.CONSULTANT, ends_on=None))
    breaks("membership_of_an_auditor_names_one_assessment", lambda: rows.update(role=Role.AUDITOR))
    breaks("membership_allows_answers_to_consultants", lambda: rows.update(may_answer=True))
    breaks("membership_role_is_known", lambda: Membership.objects.update(role="king"))


def draft() -> CatalogueEdition:
    return CatalogueEdition.objects.create(
        code="next", released_on=date(2027, 1, 1), legal_position_date=date(2027, 1, 1)
    )


def question(edition: CatalogueEdition, code: str = "D1.1", **fields: object) -> Question:
    dimension, _new = Dimension.objects.get_or_create(edition=edition, code="D1", title=TEXT, introduction=TEXT)
    texts = dict.fromkeys(("text", "evidence", "why", "effect", "measure_text"), TEXT)
    plain = {"polarity": "R", "measure_effort": "S", "basis": "judgement"}
    return Question.objects.create(edition=edition, dimension=dimension, code=code, **{**texts, **plain, **fields})


@pytest.mark.parametrize(
    ("promise", "fields"),
    [
        ("edition_status_is_known", {"status": "lost"}),
        ("published_editions_have_a_fingerprint", {"status": EditionStatus.PUBLISHED}),
        ("published_editions_have_a_fingerprint", {"fingerprint": "0" * 64}),
    ],
)
def test_edition(promise: str, fields: dict[str, object]) -> None:
    edition = draft()
    breaks(promise, lambda: CatalogueEdition.objects.filter(pk=edition.pk).update(**fields))


@pytest.mark.parametrize(
    ("promise", "fields"),
    [
        ("question_polarity_is_known", {"polarity": "Z"}),
        ("measure_effort_is_known", {"measure_effort": "X"}),
        ("question_basis_is_known", {"basis": "hearsay"}),
        ("gates_open_at_a_level", {"gate_opens_at": 5, "gate_blocks": TEXT}),
        ("gates_say_what_they_block", {"gate_opens_at": 2}),
        ("gates_say_what_they_block", {"gate_blocks": TEXT}),
    ],
)
def test_question(promise: str, fields: dict[str, object]) -> None:
    edition = draft()
    breaks(promise, lambda: question(edition, **fields))


def test_codes_are_unique_in_an_edition() -> None:
    edition = draft()
    question(edition)
    breaks("one_question_per_code_and_edition", lambda: question(edition))


def test_anchors() -> None:
    asked = question(draft())
    Anchor.objects.create(question=asked, level=0, text=TEXT)
    breaks("one_anchor_per_level", lambda: Anchor.objects.create(question=asked, level=0, text=TEXT))
    breaks("anchor_level_is_on_the_scale", lambda: Anchor.objects.create(question=asked, level=5, text=TEXT))


@pytest.mark.parametrize(
    ("promise", "fields"),
    [
        ("criticality_is_1_to_4", {"criticality": 5}),
        ("regulation_is_known", {"regulation": "maybe"}),
        ("target_model_is_known", {"target": "faas"}),
    ],
)
def test_archetype(promise: str, fields: dict[str, object]) -> None:
    edition = draft()
    group = edition.archetypegroup_set.create(code="G1", title=TEXT)
    named = ("name", "delivery_note", "recovery", "devices", "regulation_note", "elasticity", "integration", "reason")
    texts = dict.fromkeys((*named, "blocker", "hybrid_cloud", "hybrid_local"), TEXT)
    plain = {"criticality": 1, "regulation": "no", "target": "saas"}
    breaks(
        promise,
        lambda: Archetype.objects.create(edition=edition, group=group, code="A01", **{**texts, **plain, **fields}),
    )


@pytest.mark.parametrize(
    ("promise", "fields"),
    [("rule_kind_is_known", {"kind": "whim"}), ("rule_effect_is_known", {"effect": "explodes"})],
)
def test_rule(promise: str, fields: dict[str, object]) -> None:
    edition = draft()
    plain = {"kind": "fact", "effect": "removes", "text": TEXT}
    breaks(promise, lambda: Rule.objects.create(edition=edition, code="r", **{**plain, **fields}))


@pytest.mark.parametrize(
    ("promise", "fields"),
    [
        ("scope_is_known", {"scope": "half"}),
        ("assessment_status_is_known", {"status": "lost"}),
        ("assessments_say_when_and_by_whom", {"status": "closed"}),
        ("closed_assessments_say_when_and_by_whom", {"closed_at": factories.NOON}),
        ("submitted_assessments_say_when_and_by_whom", {"status": "submitted"}),
        ("submitted_assessments_say_when_and_by_whom", {"submitted_at": factories.NOON}),
        ("rounds_start_at_1", {"round": 0}),
    ],
)
def test_assessment(promise: str, fields: dict[str, object]) -> None:
    assessment = factories.assessment()
    breaks(promise, lambda: Assessment.objects.filter(pk=assessment.pk).update(**fields))


@pytest.mark.parametrize("model", [Answer, AnswerEvent])
@pytest.mark.parametrize(
    "said",
    [
        {"kind": AnswerKind.GIVEN, "level": 5},
        {"kind": AnswerKind.GIVEN, "level": None},
        {"kind": AnswerKind.GIVEN, "level": 2, "reason": "because"},
        {"kind": AnswerKind.UNKNOWN, "level": 0},
        {"kind": AnswerKind.UNKNOWN, "reason": "because"},
        {"kind": AnswerKind.NOT_APPLICABLE, "reason": ""},
        {"kind": AnswerKind.NOT_APPLICABLE, "level": 1, "reason": "because"},
        {"kind": AnswerKind.CLEARED, "reason": "still here"},
        {"kind": AnswerKind.GIVEN, "level": 2, "ground": "other"},
        {"kind": "shrug"},
    ],
    ids=str,
)
def test_kind_agrees_with_level_and_reason(model: type[Answer | AnswerEvent], said: dict[str, object]) -> None:
    breaks(f"{model.__name__.lower()}_kind_agrees", lambda: store(model, **said))


@pytest.mark.parametrize("model", [Answer, AnswerEvent])
def test_answers_rest_on_something_known_and_start_at_version_1(model: type[Answer | AnswerEvent]) -> None:
    name = model.__name__.lower()
    breaks(f"{name}_confidence_is_known", lambda: store(model, confidence="guessed"))
    breaks(f"{name}_versions_start_at_1", lambda: store(model, version=0))


@pytest.mark.parametrize(
    ("model", "promise"),
    [(Answer, "one_answer_per_question"), (AnswerEvent, "each_version_is_recorded_once")],
)
def test_one_answer_per_question(model: type[Answer | AnswerEvent], promise: str) -> None:
    first = store(model)
    breaks(promise, lambda: store(model, assessment=first.assessment))


def store(
    model: type[Answer | AnswerEvent], assessment: Assessment | None = None, **said: object
) -> Answer | AnswerEvent:
    """Write an answer past the services: level 2 of D1.1, unless something else is said."""
    row = assessment or factories.assessment()
    when = {"changed_at": factories.NOON, "changed_by": row.created_by}
    if model is AnswerEvent:
        when = {"at": factories.NOON, "by": row.created_by}
    plain = {"kind": AnswerKind.UNKNOWN, "version": 1, "question_code": "D1.1"}
    return model.objects.create(assessment=row, **{**plain, **when, **said})


def application(assessment: Assessment, **fields: object) -> HospitalApplication:
    plain = {"code": "A01", "archetype": "A01", "changed_at": factories.NOON, "changed_by": assessment.created_by}
    return HospitalApplication.objects.create(assessment=assessment, **{**plain, **fields})


@pytest.mark.parametrize(
    ("promise", "fields"),
    [
        ("one_application_per_code", {}),
        ("current_operation_is_known", {"code": "B", "current": "moon"}),
        ("place_preference_is_known", {"code": "B", "place_preference": "moon"}),
    ],
)
def test_application(promise: str, fields: dict[str, object]) -> None:
    assessment = factories.assessment()
    application(assessment)
    breaks(promise, lambda: application(assessment, **fields))


def report(assessment: Assessment, **fields: object) -> Report:
    plain = {"language": "de", "digest": "0" * 64, "data": "{}", "requested_at": factories.NOON}
    work = {"requested_by": assessment.created_by, "lease_until": factories.NOON + timedelta(minutes=5)}
    return Report.objects.create(assessment=assessment, **{**plain, **work, **fields})


@pytest.mark.parametrize(
    ("promise", "fields"),
    [
        ("report_language_is_known", {"language": "fr"}),
        ("report_status_agrees", {"status": "lost"}),
        ("report_status_agrees", {"status": ReportStatus.RUNNING, "lease_until": None}),
        ("report_status_agrees", {"status": ReportStatus.DONE, "finished_at": factories.NOON}),
        ("report_status_agrees", {"status": ReportStatus.FAILED, "finished_at": factories.NOON}),
        ("report_status_agrees", {"pdf": b"early"}),
    ],
)
def test_report(promise: str, fields: dict[str, object]) -> None:
    assessment = factories.assessment()
    breaks(promise, lambda: report(assessment, **fields))


def test_one_live_report_per_content() -> None:
    assessment = factories.assessment()
    report(assessment, status=ReportStatus.FAILED, finished_at=factories.NOON, error="no paper")
    report(assessment)
    breaks("one_live_report_per_content", lambda: report(assessment))


def test_public_identifiers_are_random() -> None:
    hospital = factories.hospital()
    assert isinstance(hospital.pk, UUID)
    assert isinstance(factories.assessment(hospital).pk, UUID)


def test_criterion_codes_are_unique_in_an_edition() -> None:
    edition = draft()
    texts = dict.fromkeys(("name", "question", "reason"), TEXT)
    Criterion.objects.create(edition=edition, code="S", **texts)
    breaks("one_criterion_per_code_and_edition", lambda: Criterion.objects.create(edition=edition, code="S", **texts))
