"""The operator's commands about the audit trail."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from assessments.models import ChangeEvent, ChangeKind
from assessments.services.auditing import Deed, record
from assessments.services.writing import log
from tests import factories
from tests.factories import NOON
from tests.models.sealed import unsealed

pytestmark = pytest.mark.django_db


def said(command: str, *arguments: str) -> tuple[int, list[str]]:
    """Return the status and the lines that a command ends with and writes."""
    out, status = StringIO(), 0
    try:
        call_command(command, *arguments, stdout=out)
    except SystemExit as ended:
        status = int(str(ended.code))
    return status, out.getvalue().splitlines()


def test_whole_chains_are_said_to_be_whole() -> None:
    house = factories.hospital()
    record(Deed(ChangeKind.SIGN_IN_FAILED), by=None, at=NOON)
    assert said("audit_verify") == (
        0,
        [
            "The installation: 1 entries.",
            "  The chain is intact.",
            f"Klinikum Musterstadt ({house.pk}): 1 entries.",
            "  The chain is intact.",
        ],
    )


def test_a_changed_entry_is_named_and_the_status_is_1() -> None:
    house = factories.answered(factories.assessment(), ["D1.1"]).hospital
    with unsealed(ChangeEvent):
        ChangeEvent.objects.filter(hospital=house, number=2).update(subject="x")
    assert said("audit_verify", "--hospital", str(house.pk)) == (
        1,
        [
            f"Klinikum Musterstadt ({house.pk}): 3 entries.",
            "  Entry 2 was changed afterwards.",
            "  Entries before number 2 are only consistent in themselves; compare them with the operator's log.",
        ],
    )


def test_the_log_shows_what_no_chain_can_a_trail_that_was_written_anew(tmp_path: Path) -> None:
    house = factories.hospital()
    kept = tmp_path / "audit.jsonl"
    _status, lines = said("audit_export")
    kept.write_text("\n".join(lines), encoding="utf-8")
    assert said("audit_verify", "--against", str(kept))[0] == 0
    other = {**json.loads(lines[-1]), "hospital": str(factories.hospital().pk), "number": 2}
    kept.write_text(json.dumps({**other, "digest": "f" * 64}), encoding="utf-8")
    assert said("audit_verify", "--against", str(kept))[0] == 1
    strange = {**json.loads(lines[-1]), "digest": "f" * 64}
    kept.write_text(json.dumps(strange), encoding="utf-8")
    status, found = said("audit_verify", "--against", str(kept))
    moment = "2026-11-23T11:00:00.000000+00:00"
    assert (status, found[-1]) == (
        1,
        f"  The log has an entry that the trail does not: number 1 of {house.pk}, hospital_created at {moment}",
    )


def test_the_export_begins_where_it_is_told() -> None:
    house, other = factories.hospital(), factories.hospital("Anderes")
    log(ChangeKind.PROFILE_UPDATED, hospital=house, by=factories.lead(house), at=NOON.replace(day=25))
    log(ChangeKind.PROFILE_UPDATED, hospital=other, by=factories.lead(other), at=NOON.replace(day=25))
    _status, lines = said("audit_export", "--since", "2026-11-24", "--hospital", str(house.pk))
    assert [(json.loads(line)["hospital"], json.loads(line)["number"]) for line in lines] == [(str(house.pk), 2)]


@pytest.mark.parametrize(
    "arguments", [("--since", "yesterday"), ("--since", "2026-02-31"), ("--hospital", "x"), ("--hospital", "0" * 32)]
)
def test_what_cannot_be_read_is_said(arguments: tuple[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("audit_export", *arguments)
