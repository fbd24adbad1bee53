"""Evidence is kept once per hospital, used where it belongs, and gone for good when it has to be."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from assessments.domain.evidence import Flaw, PurgeReason
from assessments.domain.register import Attestation, AttestationKind
from assessments.domain.report.exhibits import Attested, Exhibit
from assessments.models import ChangeEvent, ChangeKind, Evidence, EvidenceUse, Hospital
from assessments.services import evidence_files
from assessments.services.answering import UnknownQuestion
from assessments.services.attestations import UnknownAttestation, remove_attestation
from assessments.services.evidence import (
    Description,
    EndsBeforeItBegins,
    UnknownEvidence,
    attach,
    change_evidence,
    detach,
    hand_out,
    purge,
)
from assessments.services.evidence_intake import FilesAreRefused, TooManyFiles, Upload
from assessments.services.evidence_orphans import Collected, collect_orphans
from assessments.services.evidence_places import AtAnswer, AtAttestation, AtStep, NotUsedHere, Place
from assessments.services.evidence_reading import (
    evidence_at,
    evidence_by_attestation,
    evidence_by_question,
    evidence_of,
    expiring,
)
from assessments.services.evidence_storing import QuotaIsUsedUp, store_files, store_link, used
from assessments.services.exhibits import attested_of, exhibits_of
from assessments.services.plain_text import TextIsMissing
from assessments.services.service_uses import ServiceIsNotUsed
from assessments.services.versions import ChangedMeanwhile
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db

SAID = Description("Konzept", "Abschnitt 3", date(2026, 1, 1), date(2027, 1, 1))
LINK = "https://intranet.example/konzept"


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep files where the test ends."""
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path / "evidence"
    return tmp_path / "evidence"


def stored(
    house: Hospital, files: Mapping[str, bytes], said: Description | None = None, place: Place | None = None
) -> tuple[Evidence, ...]:
    """Return what is kept of these files."""
    uploads = [Upload(name, [content]) for name, content in files.items()]
    by = factories.lead(house)
    return store_files(hospital=house, uploads=uploads, said=said or Description(), place=place, by=by, at=NOON)


def link(house: Hospital, place: Place | None = None, said: Description | None = None) -> Evidence:
    """Return a link that is kept."""
    by = factories.lead(house)
    return store_link(hospital=house, address=LINK, said=said or Description(), place=place, by=by, at=NOON)


def on_disk(folder: Path) -> list[str]:
    """Return what lies in the store, by hospital and the beginning of the hash."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def deeds(house: Hospital) -> list[str]:
    rows = ChangeEvent.objects.filter(hospital=house, kind__startswith="evidence").order_by("id")
    return list(rows.values_list("kind", flat=True))


def test_a_file_is_kept_by_its_hash(folder: Path) -> None:
    house = factories.hospital()
    (row,) = stored(house, {"../../Übung.txt": b"gut"}, SAID)
    assert (row.file_name, row.title, row.size, row.file_kind) == ("Übung.txt", "Konzept", 3, "txt")
    assert on_disk(folder) == [f"{house.pk.hex}/{row.sha256[:2]}/{row.sha256}"]
    kept = evidence_files.path_of(house.pk, row.sha256)
    assert [one.stat().st_mode & 0o777 for one in (kept, folder)] == [0o600, 0o700]
    assert (deeds(house), used(house)) == ([ChangeKind.EVIDENCE_STORED], 3)


def test_the_audit_trail_holds_no_words_that_might_have_to_be_forgotten() -> None:
    house = factories.hospital()
    (row,) = stored(house, {"Patient Muster.txt": b"gut"}, replace(SAID, title="Frau Muster", note="Diagnose"))
    change_evidence(hospital=house, evidence_id=row.pk, said=SAID, base_version=1, by=factories.lead(house), at=NOON)
    told = str(list(ChangeEvent.objects.filter(subject=str(row.pk)).values_list("details", flat=True)))
    assert not [word for word in ("Muster", "Diagnose", "Konzept", "Abschnitt") if word in told]


def test_the_same_bytes_are_kept_once_per_hospital_and_never_shared(folder: Path) -> None:
    here, there = factories.hospital("Hier"), factories.hospital("Dort")
    (first,) = stored(here, {"a.txt": b"gut"})
    (again,) = stored(here, {"b.txt": b"gut"})
    (other,) = stored(there, {"a.txt": b"gut"})
    assert (again.pk, other.pk == first.pk, len(on_disk(folder))) == (first.pk, False, 2)


def test_one_bad_file_keeps_all_of_them_out(folder: Path) -> None:
    house = factories.hospital()
    with pytest.raises(FilesAreRefused) as refused:
        stored(house, {"gut.txt": b"gut", "leer.pdf": b"", "bild.svg": b"<svg/>"})
    assert refused.value.flaws == (("leer.pdf", Flaw.EMPTY), ("bild.svg", Flaw.KIND))
    assert (on_disk(folder), Evidence.objects.count(), deeds(house)) == ([], 0, [])
    with pytest.raises(TooManyFiles):
        stored(house, {f"{number}.txt": b"gut" for number in range(6)})


def test_a_hospital_has_so_much_room(settings: Settings, folder: Path) -> None:
    settings.CLOUDREADY_EVIDENCE_QUOTA_MB = 1
    house = factories.hospital()
    (first,) = stored(house, {"a.txt": b"a" * 600_000})
    with pytest.raises(QuotaIsUsedUp):
        stored(house, {"b.txt": b"b" * 600_000})
    assert stored(house, {"wieder.txt": b"a" * 600_000}) == (first,)  # takes no more room
    purge(hospital=house, evidence_id=first.pk, reason=PurgeReason.NOT_NEEDED, by=first.added_by, at=NOON)
    stored(house, {"b.txt": b"b" * 600_000})
    assert (used(house), len(on_disk(folder))) == (600_000, 1)


def test_evidence_is_used_at_answers_attestations_and_steps() -> None:
    assessment = factories.assessment()
    house = assessment.hospital
    use = factories.use(assessment)
    shown = factories.attestation(use.service, Attestation(AttestationKind.C5_T2))
    places = [
        AtAnswer(assessment, "D1.1"),
        AtAttestation(shown.pk),
        AtStep(assessment, use.service_id, use.application.code),
    ]
    row = link(house, places[0])
    for place in places * 2:
        attach(hospital=house, evidence_id=row.pk, place=place, by=row.added_by, at=NOON)
    assert [card.id for place in places for card in evidence_at(place, hospital=house, on=TODAY)] == [row.pk] * 3
    assert [card.title for card in evidence_by_question(assessment, on=TODAY)["D1.1"]] == [LINK]
    (card,) = evidence_of(house, on=TODAY)
    assert [(at.question, at.application, at.attestation) for at in card.used_at] == [
        ("D1.1", "", None),
        ("", "", AttestationKind.C5_T2),
        ("", use.application.code, None),
    ]
    detach(hospital=house, evidence_id=row.pk, place=places[0], by=row.added_by, at=NOON)
    with pytest.raises(NotUsedHere):
        detach(hospital=house, evidence_id=row.pk, place=places[0], by=row.added_by, at=NOON)
    remove_attestation(hospital=house, attestation_id=shown.pk, by=row.added_by, at=NOON)
    assert EvidenceUse.objects.count() == 1
    assert deeds(house) == [
        ChangeKind.EVIDENCE_STORED,
        *[ChangeKind.EVIDENCE_ATTACHED] * 3,
        ChangeKind.EVIDENCE_DETACHED,
    ]


def test_reports_name_what_is_shown_for_answers_and_attestations() -> None:
    assessment = factories.assessment()
    house = assessment.hospital
    shown = factories.attestation(factories.service(house), Attestation(AttestationKind.C5_T2))
    (file,) = stored(house, {"konzept.txt": b"gut"}, SAID, AtAnswer(assessment, "D1.1"))
    attach(hospital=house, evidence_id=file.pk, place=AtAttestation(shown.pk), by=file.added_by, at=NOON)
    gone = link(house, AtAnswer(assessment, "D1.1"))
    purge(hospital=house, evidence_id=gone.pk, reason=PurgeReason.NOT_NEEDED, by=file.added_by, at=NOON)

    exhibit = Exhibit("Konzept", date(2026, 1, 1), file.sha256)
    assert exhibits_of(assessment) == {"D1.1": (exhibit,)}
    assert attested_of(house) == (Attested(shown.service.name, AttestationKind.C5_T2, exhibit),)


def test_places_and_evidence_of_other_hospitals_do_not_exist() -> None:
    assessment, other = factories.assessment(), factories.assessment(factories.hospital("Dort"), by=factories.edition())
    mine, theirs = link(assessment.hospital), link(other.hospital)
    use = factories.use(other)
    shown = factories.attestation(use.service, Attestation(AttestationKind.C5_T2))
    step = AtStep(assessment, use.service_id, use.application.code)
    house, by = assessment.hospital, mine.added_by
    with pytest.raises(UnknownEvidence):
        attach(hospital=house, evidence_id=theirs.pk, place=AtAnswer(assessment, "D1.1"), by=by, at=NOON)
    with pytest.raises(UnknownQuestion):
        attach(hospital=house, evidence_id=mine.pk, place=AtAnswer(assessment, "D9.9"), by=by, at=NOON)
    with pytest.raises(UnknownAttestation):
        attach(hospital=house, evidence_id=mine.pk, place=AtAttestation(shown.pk), by=by, at=NOON)
    with pytest.raises(ServiceIsNotUsed):
        attach(hospital=house, evidence_id=mine.pk, place=step, by=by, at=NOON)
    with pytest.raises(UnknownEvidence):
        purge(hospital=house, evidence_id=theirs.pk, reason=PurgeReason.NOT_NEEDED, by=by, at=NOON)
    with pytest.raises(UnknownEvidence):
        hand_out(hospital=house, evidence_id=theirs.pk, by=by, at=NOON)


def test_what_another_hospital_shows_is_neither_read_nor_taken_away_here() -> None:
    here, there = factories.hospital("Hier"), factories.assessment(factories.hospital("Dort"))
    shown = factories.attestation(factories.service(there.hospital), Attestation(AttestationKind.C5_T2))
    place = AtAnswer(there, "D1.1")
    row = link(there.hospital, place)
    attach(hospital=there.hospital, evidence_id=row.pk, place=AtAttestation(shown.pk), by=row.added_by, at=NOON)
    assert evidence_at(place, hospital=here, on=TODAY) == attested_of(here) == ()
    assert evidence_by_attestation(shown.service_id, hospital=here, on=TODAY) == {}
    with pytest.raises(NotUsedHere):
        detach(hospital=here, evidence_id=row.pk, place=place, by=factories.lead(here), at=NOON)


def test_a_closed_assessment_keeps_its_evidence_and_the_store_goes_on(folder: Path) -> None:
    assessment = factories.assessment()
    house, place = assessment.hospital, AtAnswer(assessment, "D1.1")
    (row,) = stored(house, {"a.txt": b"gut"}, place=place)
    factories.closed(assessment)
    with pytest.raises(AssessmentIsClosed):
        detach(hospital=house, evidence_id=row.pk, place=place, by=row.added_by, at=NOON)
    with pytest.raises(AssessmentIsClosed):
        stored(house, {"b.txt": b"mehr"}, place=place)
    assert len(on_disk(folder)) == 1
    link(house)
    change_evidence(hospital=house, evidence_id=row.pk, said=SAID, base_version=1, by=row.added_by, at=NOON)
    purge(hospital=house, evidence_id=row.pk, reason=PurgeReason.PATIENT_DATA, by=row.added_by, at=NOON)
    assert (on_disk(folder), EvidenceUse.objects.count()) == ([], 1)


def test_purged_patient_data_leave_nothing_and_do_not_come_back(folder: Path) -> None:
    house = factories.hospital()
    (row,) = stored(house, {"Muster.txt": b"Frau Muster"}, SAID)
    purge(hospital=house, evidence_id=row.pk, reason=PurgeReason.PATIENT_DATA, by=row.added_by, at=NOON)
    row.refresh_from_db()
    assert (row.title, row.note, row.file_name, row.purged_at, row.purged_by) == ("–", "", "", NOON, row.added_by)
    assert on_disk(folder) == []
    with pytest.raises(UnknownEvidence):
        hand_out(hospital=house, evidence_id=row.pk, by=row.added_by, at=NOON)
    with pytest.raises(FilesAreRefused) as refused:
        stored(house, {"anders.txt": b"Frau Muster"})
    assert refused.value.flaws == (("anders.txt", Flaw.PURGED_BEFORE),)
    stored(factories.hospital("Dort"), {"a.txt": b"Frau Muster"})


def test_what_was_purged_for_another_reason_may_come_back(folder: Path) -> None:
    house = factories.hospital()
    (row,) = stored(house, {"a.txt": b"gut"})
    purge(hospital=house, evidence_id=row.pk, reason=PurgeReason.NOT_NEEDED, by=row.added_by, at=NOON)
    (again,) = stored(house, {"a.txt": b"gut"})
    assert (again.pk == row.pk, len(on_disk(folder))) == (False, 1)


def test_what_is_said_is_changed_unless_somebody_was_faster() -> None:
    house = factories.hospital()
    row = link(house, said=SAID)
    by = row.added_by
    change_evidence(hospital=house, evidence_id=row.pk, said=SAID, base_version=1, by=by, at=NOON)
    later = replace(SAID, expires_on=date(2028, 1, 1))
    assert change_evidence(hospital=house, evidence_id=row.pk, said=later, base_version=1, by=by, at=NOON).version == 2
    with pytest.raises(ChangedMeanwhile):
        change_evidence(hospital=house, evidence_id=row.pk, said=SAID, base_version=1, by=by, at=NOON)
    with pytest.raises(TextIsMissing):
        change_evidence(hospital=house, evidence_id=row.pk, said=Description(), base_version=2, by=by, at=NOON)
    with pytest.raises(EndsBeforeItBegins):
        link(house, said=Description("x", "", date(2027, 1, 2), date(2027, 1, 1)))


def test_what_ends_soon_is_named_first() -> None:
    house = factories.hospital()
    for title, last in (("bald", 30), ("später", 181), ("vorbei", -1), ("ohne Ende", None)):
        link(house, said=Description(title, "", None, None if last is None else TODAY + timedelta(days=last)))
    assert [card.title for card in expiring(evidence_of(house, on=TODAY))] == ["vorbei", "bald"]


def test_bytes_that_belong_to_nothing_are_collected_after_a_while(folder: Path) -> None:
    house = factories.hospital()
    (kept,) = stored(house, {"a.txt": b"gut"})
    (elsewhere,) = stored(factories.hospital("Dort"), {"b.txt": b"verwaist"})
    lost = evidence_files.stage([b"verwaist"])
    evidence_files.place(lost, hospital=house.pk)
    orphan = evidence_files.path_of(house.pk, lost.sha256)
    unfinished = evidence_files.stage([b"halb"]).path
    fresh = Collected(0, 0, ())
    moment = NOON.timestamp()
    for path in (orphan, unfinished, evidence_files.path_of(house.pk, kept.sha256)):
        os.utime(path, (moment, moment))
    assert collect_orphans(at=NOON + timedelta(minutes=59)) == fresh
    assert collect_orphans(at=NOON + timedelta(minutes=61)) == Collected(1, 1, ())
    assert {path[-64:] for path in on_disk(folder)} == {kept.sha256, elsewhere.sha256}
    evidence_files.remove(house.pk, kept.sha256)
    assert collect_orphans(at=NOON).missing == (kept.pk,)
