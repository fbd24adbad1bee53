"""Rows for tests, made by the services as in real life: every part has a default, a test names its subject."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count

from assessments.domain.answers import Answer, Entry, Given
from assessments.domain.catalogue import Edition, Question
from assessments.domain.hospital import Profile
from assessments.domain.register import Attestation, Provider, ServiceFacts
from assessments.domain.roles import LONGEST_STAY, Role
from assessments.domain.scope import Scope
from assessments.models import (
    Assessment,
    AssessmentStatus,
    CatalogueEdition,
    CloudService,
    Hospital,
    Membership,
    ServiceUse,
    User,
)
from assessments.models import Attestation as AttestationRow
from assessments.models import Provider as ProviderRow
from assessments.services.answering import record_answers
from assessments.services.assessing import start_assessment
from assessments.services.attestations import add_attestation
from assessments.services.catalogues import store_edition
from assessments.services.cloud_services import add_service
from assessments.services.hospitals import create_hospital
from assessments.services.inventory import add_application
from assessments.services.memberships import Terms, grant_membership
from assessments.services.providers import add_provider
from assessments.services.service_uses import link_service
from tests.domain import builders

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PASSWORD = "only for tests"

_numbers = count(1)


def user(name: str = "", **fields: object) -> User:
    """Return a new account; without a name it gets a number."""
    called = name or f"person{next(_numbers)}"
    return User.objects.create_user(f"{called}@test.example".lower().replace(" ", "."), PASSWORD, name=called, **fields)


def edition(value: Edition | None = None) -> CatalogueEdition:
    """Return a published edition, by default a small one of three questions in two dimensions."""
    return store_edition(value or small_edition(), at=NOON)


def small_edition() -> Edition:
    """Return an edition with questions D1.1, D1.2 (a gate) and D2.1, and archetypes A01 to A03."""
    return edition_of_questions(
        builders.question("D1.1"), builders.question("D1.2", opens_at=2), builders.question("D2.1")
    )


def edition_of_size(questions: int) -> Edition:
    """Return an edition of so many questions, five in each dimension."""
    codes = (f"D{number // 5 + 1}.{number % 5 + 1}" for number in range(questions))
    return edition_of_questions(*map(builders.question, codes))


def edition_of_questions(*questions: Question) -> Edition:
    """Return an edition of these questions and the archetypes A01 to A03."""
    archetypes = tuple(builders.archetype(code) for code in ("A01", "A02", "A03"))
    return builders.edition(questions=questions, archetypes=archetypes)


def hospital(name: str = "Klinikum Musterstadt", *, by: User | None = None, **facts: object) -> Hospital:
    """Return a hospital led by ``by``."""
    return create_hospital(profile=Profile(name=name, **facts), by=by or user(), at=NOON)  # type: ignore[arg-type]


def member(
    of: Hospital,
    role: Role = Role.CONTRIBUTOR,
    *,
    ends_on: date | None = None,
    name: str = "",
    sections: Iterable[str] = (),
    may_answer: bool = True,
    audits: Assessment | None = None,
) -> User:
    """Return a new account with a role in ``of``: consultants may answer, auditors read what is there first."""
    person = user(name)
    given = audits or (of.assessments.first() or assessment(of) if role is Role.AUDITOR else None)
    last_day = NOON.date() + LONGEST_STAY if role is Role.CONSULTANT else None
    terms = Terms(role, last_day, tuple(sections), may_answer=may_answer, audits=given)
    membership = grant_membership(user=person, hospital=of, terms=terms, by=lead(of), at=NOON)
    if ends_on:
        Membership.objects.filter(pk=membership.pk).update(ends_on=ends_on)  # also one that is over already
    return person


def lead(of: Hospital) -> User:
    """Return who leads ``of``, since longest."""
    membership = Membership.objects.filter(hospital=of, role=Role.LEAD).order_by("pk").first()
    assert membership is not None
    return membership.user


def assessment(
    of: Hospital | None = None, *, by: CatalogueEdition | None = None, scope: Scope = Scope.FULL, title: str = "2026"
) -> Assessment:
    """Return a fresh assessment of ``of`` by the edition ``by``."""
    house, catalogue = of or hospital(), by or edition()
    return start_assessment(hospital=house, edition=catalogue.code, scope=scope, title=title, by=lead(house), at=NOON)


def closed(assessment: Assessment) -> Assessment:
    """Return the same assessment, closed."""
    assessment.status, assessment.submitted_at, assessment.closed_at = AssessmentStatus.CLOSED, NOON, NOON
    assessment.submitted_by = assessment.closed_by = assessment.created_by
    assessment.save()
    return assessment


def answered(assessment: Assessment, codes: Iterable[str], answer: Answer | None = None) -> Assessment:
    """Return the same assessment with one answer given to all of ``codes``, level 2 if none is named."""
    entries = {code: Entry(answer or Given(2)) for code in codes}
    record_answers(assessment=assessment, entries=entries, base_versions={}, by=assessment.created_by, at=NOON)
    return assessment


def provider(of: Hospital | None = None, name: str = "", **facts: object) -> ProviderRow:
    """Return a new provider in the register of ``of``; without a name it gets a number."""
    house, called = of or hospital(), name or f"Anbieter {next(_numbers)}"
    return add_provider(hospital=house, provider=Provider(called, **facts), by=lead(house), at=NOON)  # type: ignore[arg-type]


def service(
    of: Hospital | None = None, name: str = "", *, by: ProviderRow | None = None, **facts: object
) -> CloudService:
    """Return a new service of ``by`` in the register of ``of``; without a name it gets a number."""
    seller, called = by or provider(of), name or f"Dienst {next(_numbers)}"
    given = ServiceFacts(**facts)  # type: ignore[arg-type]
    house = seller.hospital
    return add_service(hospital=house, provider_id=seller.pk, name=called, facts=given, by=lead(house), at=NOON)


def attestation(of: CloudService, shown: Attestation) -> AttestationRow:
    """Return what is now shown for the service ``of``."""
    house = of.provider.hospital
    return add_attestation(hospital=house, service_id=of.pk, attestation=shown, by=lead(house), at=NOON)


def use(into: Assessment | None = None, *, of: CloudService | None = None, archetype: str = "A01") -> ServiceUse:
    """Return the use of the service ``of`` by a new application of an assessment."""
    row = into or assessment()
    bought, by = of or service(row.hospital), row.created_by
    code = add_application(assessment=row, archetype=archetype, name="", by=by, at=NOON).code
    link_service(assessment=row, service_id=bought.pk, application=code, by=by, at=NOON)
    return ServiceUse.objects.get(service=bought, application__code=code, application__assessment=row)
