"""The demo: fictional hospitals, and accounts named by what they are for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from assessments.domain.answers import Answer, Entry, Given, Unknown
from assessments.domain.hospital import Application, FederalState, Ownership, Profile
from assessments.domain.law.vocabulary import Vocabulary
from assessments.domain.reading.answers_file import AnswersFile, read_answers_file, wanted_edition
from assessments.domain.roles import LONGEST_STAY, Role
from assessments.domain.scope import Scope
from assessments.domain.workspace import asked_questions
from assessments.models import Assessment, CatalogueEdition, Hospital, User
from assessments.services.answering import record_answers
from assessments.services.assessing import choose_preset, start_assessment
from assessments.services.demo_together import AGO, DAY, EARLIER, Team, answer_together, second_round, share_the_rest
from assessments.services.edition_snapshots import edition_of
from assessments.services.hospitals import create_hospital
from assessments.services.inventory import add_application, save_application
from assessments.services.lawbooks import lawbook_of
from assessments.services.lifecycle import standing_of, submit_assessment
from assessments.services.memberships import Terms, grant_membership
from assessments.services.people import make_editor, make_operator
from assessments.services.reading import newest_edition
from assessments.services.register_copy import copy_register
from assessments.services.tenancy import everywhere
from assessments.services.yaml_source import parse

PASSWORD = "musterstadt-2026"  # noqa: S105  the demo tells it to everybody
LEAD = "lead@demo.example"
COLLEAGUE = "colleague@demo.example"
CONSULTANT = "consultant@demo.example"
AUDITOR = "auditor@demo.example"
EDITOR = "editor@demo.example"
OPERATOR = "operator@demo.example"

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "klinikum-musterstadt.yaml"

SMALL_HOUSE = Profile(
    name="Fachklinik Beispielau (fiktiv)",
    federal_state=FederalState.NI,
    ownership=Ownership.NONPROFIT_OTHER,
    beds=90,
)
FIRST_ANSWERS: Mapping[str, Entry] = {"D1.1": Entry(Given(1)), "D2.1": Entry(Given(2)), "D5.1": Entry(Unknown())}
LAST_YEAR: tuple[Answer, ...] = (Given(1), Given(2), Given(0), Given(2), Given(3))


@dataclass(frozen=True, slots=True)
class Login:
    """An account of the demo, as it is shown to whoever starts it."""

    email: str
    password: str
    name: str


_ACCOUNTS = {
    LEAD: "Demo IT-Leitung",
    COLLEAGUE: "Demo Kollegium",
    CONSULTANT: "Demo Beratung",
    AUDITOR: "Demo Prüfung",
    EDITOR: "Demo Katalogredaktion",
    OPERATOR: "Demo Betrieb",
}
LOGINS = tuple(Login(email, PASSWORD, name) for email, name in _ACCOUNTS.items())


@transaction.atomic
@everywhere(reason="the demo has two hospitals")
def seed_demo(*, at: datetime) -> None:
    """Add the demo's accounts and hospitals, unless they are there. Needs a published edition."""
    if User.objects.filter(email=LEAD).exists():
        _restore_passwords()
        return
    people = {login.email: User.objects.create_user(login.email, PASSWORD, name=login.name) for login in LOGINS}
    lead = people[LEAD]
    make_editor(user=people[EDITOR])
    make_operator(user=people[OPERATOR])
    large, small = _complete_house(lead, at=at), _small_house(lead, at=at)
    stay = Terms(Role.CONSULTANT, timezone.localdate(at) + LONGEST_STAY, may_answer=True)
    for user, house, terms in (
        (people[COLLEAGUE], large.hospital, Terms(Role.CONTRIBUTOR)),
        (people[COLLEAGUE], small.hospital, Terms(Role.CONTRIBUTOR)),
        (people[CONSULTANT], large.hospital, stay),
        (people[CONSULTANT], small.hospital, stay),
        (people[AUDITOR], small.hospital, Terms(Role.AUDITOR, audits=_last_year(small.hospital, by=lead, at=at))),
    ):
        grant_membership(user=user, hospital=house, terms=terms, by=lead, at=at)
    team = Team(lead, people[COLLEAGUE], people[CONSULTANT])
    answer_together(large, team, at=at)
    share_the_rest(small, team, at=at)


def _restore_passwords() -> None:
    for user in User.objects.filter(email__in=_ACCOUNTS):
        if not user.check_password(PASSWORD):
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])


def _complete_house(lead: User, *, at: datetime) -> Assessment:
    """Return the assessment of the hospital in the example file, with everything the file says, in its second round."""
    root = parse(EXAMPLE.read_text(encoding="utf-8"), file=EXAMPLE.name)
    edition = CatalogueEdition.objects.get(code=wanted_edition(root) or newest_edition().code)
    vocabulary = lawbook_of(edition).vocabulary
    content = read_answers_file(
        root,
        file=EXAMPLE.name,
        edition=edition_of(edition),
        editions=(edition.code,),
        today=at.date(),
        vocabulary=vocabulary,
    )
    begun = at - AGO
    house = create_hospital(profile=content.profile, by=lead, at=begun)
    assessment = start_assessment(
        hospital=house, edition=edition.code, scope=Scope.FULL, title="Selbstbewertung 2026", by=lead, at=begun
    )
    _copy(content, assessment, vocabulary, by=lead, at=begun)
    corrected = {code: content.sheet.entries[code] for code in EARLIER}
    second_round(assessment, corrected, by=lead, at=begun + DAY)
    return assessment


def _copy(content: AnswersFile, assessment: Assessment, vocabulary: Vocabulary, *, by: User, at: datetime) -> None:
    record_answers(assessment=assessment, entries={**content.sheet.entries, **EARLIER}, base_versions={}, by=by, at=at)
    if content.preset in edition_of(assessment.edition).presets_by_code:
        choose_preset(assessment=assessment, preset=content.preset, by=by, at=at)
    for application in content.applications:
        _add(application, assessment, by=by, at=at)
    copy_register(
        assessment=assessment,
        register=content.register,
        facts=content.facts,
        vocabulary=vocabulary,
        by=by,
        at=at,
    )


def _add(application: Application, assessment: Assessment, *, by: User, at: datetime) -> None:
    add_application(
        assessment=assessment,
        archetype=application.archetype,
        name=application.name,
        code=application.code,
        by=by,
        at=at,
    )
    save_application(assessment=assessment, application=application, by=by, at=at)


def _small_house(lead: User, *, at: datetime) -> Assessment:
    """Return a quick check just begun, of a hospital about which little is known yet."""
    house = create_hospital(profile=SMALL_HOUSE, by=lead, at=at)
    assessment = start_assessment(
        hospital=house, edition=newest_edition().code, scope=Scope.QUICK, title="Schnellcheck 2026", by=lead, at=at
    )
    record_answers(assessment=assessment, entries=FIRST_ANSWERS, base_versions={}, by=lead, at=at)
    return assessment


def _last_year(house: Hospital, *, by: User, at: datetime) -> Assessment:
    """Return the quick check of the year before, handed in yesterday: what an auditor reads."""
    at -= DAY
    row = start_assessment(
        hospital=house, edition=newest_edition().code, scope=Scope.QUICK, title="Schnellcheck 2025", by=by, at=at
    )
    asked = asked_questions(edition_of(row.edition), Scope.QUICK)
    entries = {question.code: Entry(LAST_YEAR[place % len(LAST_YEAR)]) for place, question in enumerate(asked)}
    record_answers(assessment=row, entries=entries, base_versions={}, by=by, at=at)
    submit_assessment(assessment=row, base=standing_of(row), confirmed_open=0, by=by, at=at)
    return row
