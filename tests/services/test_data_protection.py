"""A hospital's data: all of it is known, handed out, forgotten in time, and gone when the hospital goes."""

import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from assessments.domain.data_classes import CLASSES
from assessments.domain.retention import PERIODS, TIME_TO_THINK_AGAIN, YEAR, Kept
from assessments.domain.roles import Role
from assessments.models import (
    AnswerEvent,
    AuditChain,
    CatalogueEdition,
    ChangeEvent,
    ChangeKind,
    Hospital,
    ImpactRun,
    Milestone,
)
from assessments.services.data_protection_deletion import (
    DeletionIsNotDue,
    delete_due_hospitals,
    delete_hospital,
    deletion_of,
    remains_of,
    request_deletion,
    withdraw_deletion,
)
from assessments.services.data_protection_export import export_hospital
from assessments.services.data_protection_ownership import owned_tables
from assessments.services.data_protection_purge import purge_expired, purge_trails
from assessments.services.impact import start_impact
from assessments.services.saving import KEYS_ARE_KEPT
from assessments.services.trail import check, check_all
from assessments.services.writing import log
from tests import factories
from tests.factories import NOON, TODAY
from tests.models.sealed import unsealed
from tests.services.data_protection_page import PAGE, written_tables
from tests.services.full_house import full_house

pytestmark = pytest.mark.django_db
DUE = NOON + TIME_TO_THINK_AGAIN


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep files where the test ends."""
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path / "evidence"
    return tmp_path / "evidence"


def test_every_column_has_a_class() -> None:
    columns = {
        f"{model._meta.app_label}.{model.__name__}": {
            field.name for field in model._meta.get_fields() if getattr(field, "concrete", False)
        }
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label != "django_migration_linter"
    }
    assert {name: set(kinds) for name, kinds in CLASSES.items()} == columns


def test_a_full_house_has_rows_in_every_table_that_a_hospital_can_own() -> None:
    house = full_house()
    empty = {owned.label for owned in owned_tables() if not owned.rows(house.pk).exists()}
    assert empty == {"assessments.HospitalDeletion"}


def test_nothing_is_left_of_a_deleted_hospital_and_everything_of_the_others() -> None:
    house, other = full_house(), full_house()
    before = remains_of(other.pk)
    start_impact(edition=CatalogueEdition.objects.get(), by=factories.user(), at=NOON)
    request_deletion(hospital=house, by=factories.lead(house), at=NOON)
    assert delete_due_hospitals(at=DUE) == (house.pk,)
    assert (remains_of(house.pk), remains_of(other.pk)) == ({}, before)
    assert not ImpactRun.objects.exists()
    assert all(checked.is_whole for checked in check_all())
    event = ChangeEvent.objects.get(kind=ChangeKind.HOSPITAL_DELETED)
    assert (event.hospital, event.subject) == (None, str(house.pk))
    assert house.name not in str(event.details)


def test_everybody_who_leads_the_hospital_is_told(
    mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    house = factories.hospital()
    second = factories.member(house, Role.LEAD)
    factories.member(house)
    with django_capture_on_commit_callbacks(execute=True):
        request_deletion(hospital=house, by=second, at=NOON)
    assert sorted(letter.to[0] for letter in mailoutbox) == sorted([factories.lead(house).email, second.email])
    assert "7. Dezember 2026, 12:00" in mailoutbox[0].body


def test_a_deletion_can_be_withdrawn_until_it_is_due() -> None:
    house = factories.hospital()
    by = factories.lead(house)
    first = request_deletion(hospital=house, by=by, at=NOON)
    again = request_deletion(hospital=house, by=by, at=NOON + timedelta(days=1))
    assert (first.due_at, again.due_at) == (DUE, DUE)
    withdraw_deletion(hospital=house, by=by, at=DUE - timedelta(seconds=1))
    assert deletion_of(house) is None
    assert delete_due_hospitals(at=DUE) == ()
    kinds = ChangeEvent.objects.filter(hospital=house).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["hospital_created", "deletion_requested", "deletion_withdrawn"]


@pytest.mark.parametrize("asked", [True, False])
def test_no_hospital_goes_before_its_time(asked: bool) -> None:
    house = factories.hospital()
    if asked:
        request_deletion(hospital=house, by=factories.lead(house), at=NOON)
    with pytest.raises(DeletionIsNotDue):
        delete_hospital(hospital_id=house.pk, at=DUE - timedelta(seconds=1))
    assert Hospital.objects.filter(pk=house.pk).exists()


@pytest.mark.parametrize("model", [Milestone, AnswerEvent])
def test_what_is_kept_for_ever_cannot_be_deleted_before_its_hospital_is(model: type) -> None:
    full_house()
    with pytest.raises(IntegrityError, match="never"), transaction.atomic():
        model.objects.all()._raw_delete(using="default")


def test_an_export_holds_everything_and_no_secret() -> None:
    house, other = full_house("Kanarienvogel"), full_house("Rotkehlchen")
    held = BytesIO()
    export_hospital(hospital=house, to=held, by=factories.lead(house), at=NOON)
    with ZipFile(held) as archive:
        names = set(archive.namelist())
        content = {name: archive.read(name).decode() for name in names}
        manifest = json.loads(content["manifest.json"])
    tables = {f"{owned.model.__name__}.jsonl" for owned in owned_tables()}
    assert tables <= names
    assert {name.partition("/")[0] for name in names - tables} == {
        *("README.txt", "people.jsonl", "manifest.json", "reports", "evidence"),
    }
    rows = {name: len(content[name].splitlines()) for name in tables}
    assert {owned.label: owned.rows(house.pk).count() for owned in owned_tables()} == {
        owned.label: rows[f"{owned.model.__name__}.jsonl"] for owned in owned_tables()
    }
    assert {one["name"]: one["sha256"] for one in manifest["files"]} == {
        name: sha256(text.encode()).hexdigest() for name, text in content.items() if name != "manifest.json"
    }
    everything = "".join(content.values())
    assert "Kanarienvogel" in everything
    assert "Rotkehlchen" not in everything
    assert str(other.pk) not in everything
    assert AuditChain.objects.get(hospital=house).key not in everything
    assert '"password"' not in everything


def test_what_is_over_is_forgotten_and_the_rest_stays() -> None:
    house = full_house()
    member = factories.member(house, ends_on=TODAY)
    before = remains_of(house.pk)
    assert set(purge_expired(at=NOON + timedelta(minutes=1), trail_for=3 * YEAR).values()) == {0}
    later = NOON + 3 * YEAR + timedelta(days=1)
    purged = purge_expired(at=later, trail_for=3 * YEAR)
    assert {kind.value: count for kind, count in purged.items() if count} == {
        "save_keys": 1,
        "invitations": 1,
        "reports": 1,
        "memberships": 1,
        "broken_glass": 1,
        "presence": 1,
        "reminders": 1,
        "audit": before["assessments.ChangeEvent"] + 1,  # and the published edition
    }
    assert not member.memberships.exists()
    assert purge_expired(at=later, trail_for=3 * YEAR)[Kept.AUDIT] == 0
    assert remains_of(house.pk)["assessments.Milestone"] == before["assessments.Milestone"]


def test_a_purged_chain_begins_behind_a_signed_checkpoint_and_goes_on() -> None:
    house = factories.hospital()
    by = factories.lead(house)
    for day in (0, 100, 400, 500):
        log(ChangeKind.PROFILE_UPDATED, hospital=house, by=by, at=NOON + timedelta(days=day))
    purge_trails(before=NOON + timedelta(days=300), at=NOON + timedelta(days=700))
    rows = ChangeEvent.objects.filter(hospital=house).order_by("number").values_list("number", "kind")
    assert list(rows) == [(4, "profile_updated"), (5, "profile_updated"), (6, "audit_purged")]
    assert check(house).is_whole
    with unsealed(AuditChain):
        AuditChain.objects.filter(hospital=house).update(purged_signature="forged")
    assert not check(house).checkpoint_is_signed


def test_nobody_sets_up_a_trail_that_forgets_at_once() -> None:
    house = factories.hospital()
    log(ChangeKind.PROFILE_UPDATED, hospital=house, by=factories.lead(house), at=NOON)
    assert purge_expired(at=NOON + timedelta(days=300), trail_for=timedelta(0))[Kept.AUDIT] == 0


def test_the_period_of_save_keys_is_the_one_that_saving_keeps() -> None:
    assert PERIODS[Kept.SAVE_KEYS].after == KEYS_ARE_KEPT


def test_the_documentation_says_what_the_tables_say() -> None:
    assert written_tables() in PAGE.read_text(encoding="utf-8")


def test_an_unknown_hospital_is_not_deleted() -> None:
    with pytest.raises(DeletionIsNotDue):
        delete_hospital(hospital_id=UUID(int=0), at=NOON)
    assert not AuditChain.objects.exists()
