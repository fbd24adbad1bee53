"""The same round trip from the command line."""

from __future__ import annotations

import stat
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from assessments.domain.answers import Given, Said
from assessments.models import Answer, ChangeEvent, ChangeKind
from assessments.services.reading import workspace_of
from tests import factories
from tests.tables import with_cells

pytestmark = pytest.mark.django_db


def test_a_table_goes_out_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1"])
    target, lead = tmp_path / "f.xlsx", factories.lead(assessment.hospital)
    call_command("export_questionnaire", assessment=str(assessment.pk), to=str(target), filled=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert ChangeEvent.objects.get(kind=ChangeKind.QUESTIONNAIRE_EXPORTED).by is None
    target.write_bytes(with_cells(target.read_bytes(), {"D1!D5": "4", "D2!I5": "Notiz"}))
    wanted = {"assessment": str(assessment.pk), "by": lead.email}
    call_command("import_answers", str(target), **wanted, dry_run=True)
    assert Answer.objects.count() == 1
    call_command("import_answers", str(target), **wanted)
    assert capsys.readouterr().out.splitlines()[-1] == "2 answers stored, 0 left for a decision"
    assert [workspace_of(assessment).said(code) for code in ("D1.1", "D2.1")] == [Said(Given(4)), Said(note="Notiz")]


def test_answers_go_out_for_other_systems_and_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assessment = factories.answered(factories.assessment(), ["D1.1", "D2.1"], Given(3))
    target, said = tmp_path / "answers.json", workspace_of(assessment).sheet
    call_command("export_answers", str(assessment.pk), output=target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert ChangeEvent.objects.get(kind=ChangeKind.QUESTIONNAIRE_EXPORTED).details["format"] == "fhir"
    empty = factories.assessment(assessment.hospital, by=assessment.edition)
    wanted = {"assessment": str(empty.pk), "by": factories.lead(assessment.hospital).email}
    call_command("import_answers", str(target), **wanted)
    assert capsys.readouterr().out.splitlines()[-1] == "2 answers stored, 0 left for a decision"
    assert workspace_of(empty).sheet == said
    with pytest.raises(CommandError, match="lässt sich nicht schreiben"):
        call_command("export_answers", str(assessment.pk), output=target)
    target.write_text('{"resourceType": "Patient"}')
    with pytest.raises(CommandError, match="is refused"):
        call_command("import_answers", str(target), **wanted)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"by": "niemand@test.example"}, "There is no account of niemand@test.example."),
        ({"assessment": str(uuid4())}, "There is no assessment"),
        ({"assessment": "1"}, "There is no assessment 1."),
        ({"file": "fehlt.xlsx"}, "cannot be read"),
        ({"file": __file__}, "is refused: mismatch"),
    ],
    ids=["person", "assessment", "identifier", "missing file", "other file"],
)
def test_what_cannot_be_done_is_said(more: dict[str, str], said: str) -> None:
    assessment = factories.assessment()
    lead = factories.lead(assessment.hospital).email
    wanted = {"file": __file__, "assessment": str(assessment.pk), "by": lead} | more
    with pytest.raises(CommandError, match=said):
        call_command("import_answers", wanted.pop("file"), **wanted)


def test_strangers_may_not_answer(tmp_path: Path) -> None:
    assessment = factories.assessment()
    target = tmp_path / "f.xlsx"
    call_command("export_questionnaire", assessment=str(assessment.pk), to=str(target))
    target.write_bytes(with_cells(target.read_bytes(), {"D1!D5": "4"}))
    with pytest.raises(CommandError, match=r"may not answer D1\.1"):
        call_command("import_answers", str(target), assessment=str(assessment.pk), by=factories.user().email)
    with pytest.raises(CommandError, match="lässt sich nicht schreiben"):
        call_command("export_questionnaire", assessment=str(assessment.pk), to=str(target))
