"""Evidence on its pages: handed in, seen where it is used, handed out as a download alone, and purged."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.domain.evidence import ScanState
from assessments.domain.register import Attestation, AttestationKind
from assessments.domain.roles import Role
from assessments.models import Assessment, Evidence
from assessments.services.evidence import Description
from assessments.services.evidence_places import AtAnswer, AtAttestation, AtStep
from tests import factories, sample_files
from tests.hostile_files import CLASSES, Fate, hostile_files
from tests.services.test_evidence import link, stored
from tests.web.pages import address, parsed, problems, signed_in, texts
from tests.web.uploads import send

pytestmark = pytest.mark.django_db

STORE_QUERIES, PLACE_QUERIES = 11, 12


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep files where the test ends."""
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path / "evidence"
    return tmp_path / "evidence"


@pytest.fixture
def assessment() -> Assessment:
    return factories.assessment()


@pytest.fixture
def lead(assessment: Assessment) -> Client:
    return signed_in(factories.lead(assessment.hospital))


def store(assessment: Assessment) -> str:
    return reverse("evidence_store", args=[assessment.hospital_id])


def page(name: str, row: Evidence) -> str:
    return reverse(name, args=[row.hospital_id, row.pk])


def at_question(assessment: Assessment, code: str = "D1.1") -> str:
    return address("answer_evidence", assessment, question=code)


def names(response: HttpResponse) -> list[str]:
    return texts(response, "//main//*[contains(@class, 'what')]/a")


def test_a_file_is_handed_in_at_an_answer_and_handed_out_as_a_download(lead: Client, assessment: Assessment) -> None:
    there = at_question(assessment)
    said = {"title": "Übungsprotokoll", "expires_on": "2027-03-01"}
    sent = send(lead, there, [("Größe 1.pdf", sample_files.pdf())], said)
    row = Evidence.objects.get()
    shown = lead.get(there)
    download = lead.get(address("answer_evidence_file", assessment, question="D1.1", evidence_id=str(row.pk)))
    assert (sent.status_code, sent["Location"], row.title, row.added_by) == (
        302,
        there,
        "Übungsprotokoll",
        factories.lead(row.hospital),
    )
    assert names(shown) == ["Übungsprotokoll herunterladen"]
    assert b"".join(download) == sample_files.pdf()  # type: ignore[arg-type]
    assert {name: download[name] for name in WANTED} == WANTED
    assert "Übungsprotokoll herunterladen" in texts(
        lead.get(address("dimension", assessment, dimension="D1")), "//main//a"
    )


WANTED = {
    "Content-Type": "application/pdf",
    "Content-Disposition": "attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe%201.pdf",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


def test_hostile_files_get_a_sentence_and_leave_nothing(lead: Client, assessment: Assessment, folder: Path) -> None:
    wanted = [one for one in hostile_files(len(CLASSES)) if one.fate is Fate.REFUSED and one.group != "eicar"]
    for start in range(0, len(wanted), 5):
        files = [(one.name, one.content) for one in wanted[start : start + 5]]
        refused = send(lead, store(assessment), files)
        assert (refused.status_code, len(problems(refused))) == (422, len(files))
    assert Evidence.objects.count() == 0
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_names_never_become_paths_headers_or_markup(lead: Client, assessment: Assessment, folder: Path) -> None:
    evil = [b"../../../x.txt", b'a\\"; x="<script>.txt', "x\u202etxt.txt".encode(), b"x" * 300 + b".txt"]
    for number, name in enumerate(evil):
        assert send(lead, store(assessment), [(name, b"Text %d" % number)]).status_code == 302
    for row in Evidence.objects.all():
        given = lead.get(page("evidence_file", row))
        b"".join(given)  # type: ignore[arg-type]  # reads and closes it
        assert given["Content-Disposition"].startswith("attachment; filename")
        assert given["Content-Type"] == "text/plain"
        assert all(path.name == row.sha256 or len(path.name) == 64 for path in folder.rglob("*") if path.is_file())
    assert "<script>.txt" not in lead.get(store(assessment)).content.decode()


def test_too_many_too_large_and_nothing_at_all(lead: Client, assessment: Assessment) -> None:
    six = send(lead, store(assessment), [(f"{number}.txt", b"gut") for number in range(6)])
    large = send(lead, store(assessment), [("gross.txt", b"x" * (20 * 2**20 + 1))])
    announced = lead.post(store(assessment), {}, CONTENT_LENGTH=str(200 * 2**20))
    nothing = send(lead, store(assessment), [])
    assert [one.status_code for one in (six, large, announced, nothing)] == [413, 413, 413, 422]
    assert "höchstens 5 Dateien" in six.content.decode()
    assert "höchstens 20 MB" in large.content.decode()
    assert problems(nothing) == ["Dateien: Bitte wählen Sie eine Datei, die nicht leer ist."]
    assert not Evidence.objects.exists()


def test_a_full_store_says_so(lead: Client, assessment: Assessment, settings: Settings) -> None:
    settings.CLOUDREADY_EVIDENCE_QUOTA_MB = 0
    refused = send(lead, store(assessment), [("gut.txt", b"gut")])
    assert (refused.status_code, len(problems(refused))) == (422, 1)


def test_a_link_is_shown_but_only_the_web_can_be_followed(lead: Client, assessment: Assessment) -> None:
    there = at_question(assessment)
    for where in ("https://a.example/x", "javascript:alert(1)", "Akte 4711", "https://user:pw@a.example/"):
        assert lead.post(there, {"deed": "link", "link-address": where}).status_code == 302
    links = [(a.text_content(), a.get("rel")) for a in _links(lead.get(there))]
    assert links == [("https://a.example/x", "noreferrer noopener")]
    assert lead.post(there, {"deed": "link", "link-address": ""}).status_code == 422


def _links(response: HttpResponse) -> list[object]:
    return list(parsed(response).xpath("//main//*[contains(@class, 'what')]/a"))


def test_what_the_house_has_is_picked_and_let_go_again(lead: Client, assessment: Assessment) -> None:
    row, there = link(assessment.hospital), at_question(assessment)
    assert lead.post(there, {"deed": "pick", "vorhanden-evidence": str(row.pk)}).status_code == 302
    assert row.uses.count() == 1
    assert lead.post(there, {"deed": "detach", "evidence": str(row.pk)}).status_code == 302
    assert row.uses.count() == 0
    for nonsense in ("", "x", str(UUID(int=1)), str(row.pk)):
        assert lead.post(there, {"deed": "detach", "evidence": nonsense}).status_code == 404
        assert lead.post(there, {"deed": nonsense}).status_code == 400
    assert lead.post(there, {"deed": "pick", "vorhanden-evidence": str(UUID(int=1))}).status_code == 422


def test_a_closed_assessment_answers_409_and_still_hands_out(lead: Client, assessment: Assessment) -> None:
    (row,) = stored(assessment.hospital, {"a.txt": b"gut"}, place=AtAnswer(assessment, "D1.1"))
    factories.closed(assessment)
    there = at_question(assessment)
    assert lead.post(there, {"deed": "detach", "evidence": str(row.pk)}).status_code == 409
    assert send(lead, there, [("b.txt", b"mehr")]).status_code == 409
    assert (row.uses.count(), lead.get(there).status_code) == (1, 200)
    assert send(lead, store(assessment), [("b.txt", b"mehr")]).status_code == 302


def test_an_infected_file_is_not_handed_out(lead: Client, assessment: Assessment) -> None:
    (row,) = stored(assessment.hospital, {"a.txt": b"gut"})
    Evidence.objects.update(scan=ScanState.INFECTED)
    refused = lead.get(page("evidence_file", row))
    assert (refused.status_code, "Virus" in refused.content.decode()) == (409, True)


def test_a_file_belongs_to_its_place(lead: Client, assessment: Assessment) -> None:
    use = factories.use(assessment)
    shown = factories.attestation(use.service, Attestation(AttestationKind.C5_T2))
    step = AtStep(assessment, use.service_id, use.application.code)
    (row,) = stored(assessment.hospital, {"a.txt": b"gut"}, place=step)
    stored(assessment.hospital, {"a.txt": b"gut"}, place=AtAttestation(shown.pk))
    parts = {"service_id": str(use.service_id), "code": use.application.code}
    given = lead.get(address("step_evidence_file", assessment, **parts, evidence_id=str(row.pk)))
    there = reverse("attestation_evidence", args=[assessment.hospital_id, use.service_id, shown.pk])
    elsewhere = address("answer_evidence_file", assessment, question="D1.1", evidence_id=str(row.pk))
    b"".join(given)  # type: ignore[arg-type]  # reads and closes it
    assert (given.status_code, lead.get(elsewhere).status_code) == (200, 404)
    assert names(lead.get(address("step_evidence", assessment, **parts))) == ["a.txt herunterladen"]
    assert names(lead.get(there)) == ["a.txt herunterladen"]


def test_purging_asks_once_and_then_all_is_gone(lead: Client, assessment: Assessment, folder: Path) -> None:
    (row,) = stored(assessment.hospital, {"Muster.txt": b"Frau Muster"}, place=AtAnswer(assessment, "D1.1"))
    ask = page("evidence_purge", row)
    assert [lead.get(ask).status_code, lead.post(ask).status_code, Evidence.objects.get().purged_at] == [200, 422, None]
    assert lead.post(ask, {"reason": "patient_data"}).status_code == 302
    assert not [path for path in folder.rglob("*") if path.is_file()]
    assert [lead.get(page(name, row)).status_code for name in ("evidence", "evidence_file", "evidence_purge")] == [
        200,
        404,
        404,
    ]
    assert "Muster.txt" not in lead.get(store(assessment)).content.decode()
    assert "Gelöschter Beleg" in lead.get(at_question(assessment)).content.decode()


def test_contributors_purge_what_is_theirs(assessment: Assessment) -> None:
    house = assessment.hospital
    someone = signed_in(factories.member(house, Role.CONTRIBUTOR))
    row = link(house)
    assert someone.post(page("evidence_purge", row), {"reason": "not_needed"}).status_code == 403
    assert send(someone, store(assessment), [("meine.txt", b"meine")]).status_code == 302
    mine = Evidence.objects.get(file_name="meine.txt")
    assert someone.post(page("evidence_purge", mine), {"reason": "not_needed"}).status_code == 302


def test_contributors_of_a_part_attach_only_there_and_purge_what_is_theirs(assessment: Assessment) -> None:
    someone = signed_in(factories.member(assessment.hospital, Role.CONTRIBUTOR, sections=["D2"]))
    sent = [
        send(someone, there, [("meine.txt", b"meine")]).status_code
        for there in (at_question(assessment), store(assessment), at_question(assessment, "D2.1"))
    ]
    mine = Evidence.objects.get()
    assert (sent, "endgültig löschen" in someone.get(page("evidence", mine)).content.decode()) == (
        [403, 403, 302],
        True,
    )
    assert someone.post(page("evidence_purge", mine), {"reason": "patient_data"}).status_code == 302


def test_what_is_said_is_changed_and_two_writers_are_told(lead: Client, assessment: Assessment) -> None:
    row = link(assessment.hospital)
    there = page("evidence", row)
    said = {"version": "1", "title": "Konzept", "effective_on": "2026-01-01", "expires_on": "2027-01-01", "note": ""}
    assert lead.post(there, said).status_code == 302
    clash = lead.post(there, {**said, "title": "Anders"})
    assert (clash.status_code, "Zwei Fassungen" in clash.content.decode()) == (409, True)
    assert lead.post(there, {**said, "version": "2", "expires_on": "2025-01-01"}).status_code == 422
    assert lead.post(there, {**said, "version": "2", "title": ""}).status_code == 422


def test_the_list_can_show_what_runs_out(lead: Client, assessment: Assessment) -> None:
    for title, days in (("bald", 30), ("später", 300)):
        link(assessment.hospital, said=Description(title, "", None, timezone.localdate() + timedelta(days=days)))
    rows = "//main//table//th[@scope='row']/a"
    assert [texts(lead.get(store(assessment) + query), rows) for query in ("", "?zeige=laeuft-ab")] == [
        ["bald", "später"],
        ["bald"],
    ]


@pytest.mark.parametrize("count", [1, 30], ids=["one", "thirty"])
def test_pages_take_a_fixed_number_of_queries(
    lead: Client, assessment: Assessment, django_assert_max_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        link(assessment.hospital, AtAnswer(assessment, "D1.1"), Description(f"Beleg {number}"))
    with django_assert_max_num_queries(STORE_QUERIES):
        lead.get(store(assessment))
    with django_assert_max_num_queries(PLACE_QUERIES):
        lead.get(at_question(assessment))
