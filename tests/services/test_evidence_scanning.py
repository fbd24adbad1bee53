"""The virus scanner is a peer that may be there, be down, or talk nonsense."""

from __future__ import annotations

import socket
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from assessments.domain.evidence import Flaw, ScanState
from assessments.services.evidence import EvidenceIsLocked, hand_out
from assessments.services.evidence_intake import FilesAreRefused
from assessments.services.evidence_scanning import scan
from tests import factories, sample_files
from tests.factories import NOON
from tests.hostile_files import EICAR
from tests.services import clamd
from tests.services.test_evidence import stored


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep files where the test ends."""
    settings.CLOUDREADY_EVIDENCE_DIR = tmp_path / "evidence"
    return tmp_path


def written(folder: Path, content: bytes) -> Path:
    there = folder / "file"
    there.write_bytes(content)
    return there


def test_the_daemon_is_asked_over_both_kinds_of_socket(settings: Settings, folder: Path) -> None:
    good, bad = written(folder, b"x" * 200_000), EICAR
    with clamd.over_unix(folder) as settings.CLOUDREADY_CLAMD:
        assert scan(good) is ScanState.CLEAN
    with clamd.over_tcp() as settings.CLOUDREADY_CLAMD:
        assert scan(written(folder, bad)) is ScanState.INFECTED


def test_without_a_verdict_a_file_is_unscanned(settings: Settings, folder: Path) -> None:
    settings.CLOUDREADY_CLAMD = ""
    assert scan(written(folder, EICAR)) is ScanState.UNSCANNED
    settings.CLOUDREADY_CLAMD = str(folder / "nobody.ctl")
    assert scan(written(folder, EICAR)) is ScanState.UNSCANNED
    settings.CLOUDREADY_CLAMD = "no address at all"
    assert scan(written(folder, EICAR)) is ScanState.UNSCANNED
    with socket.create_server(("127.0.0.1", 0)) as closed:
        settings.CLOUDREADY_CLAMD = f"127.0.0.1:{closed.getsockname()[1]}"
    assert scan(written(folder, EICAR)) is ScanState.UNSCANNED
    with clamd.over_tcp() as settings.CLOUDREADY_CLAMD:
        assert scan(written(folder, b"x" * (clamd.LARGEST + 1))) is ScanState.UNSCANNED


@pytest.mark.django_db
def test_an_infected_upload_is_refused(settings: Settings) -> None:
    house = factories.hospital()
    with clamd.over_tcp() as settings.CLOUDREADY_CLAMD:
        with pytest.raises(FilesAreRefused) as refused:
            stored(house, {"gut.txt": b"gut", "eicar.txt": EICAR})
        (clean,) = stored(house, {"gut.txt": b"gut"})
    assert refused.value.flaws == (("eicar.txt", Flaw.INFECTED),)
    assert (clean.scan, clean.scanned_at) == (ScanState.CLEAN, NOON)


@pytest.mark.django_db
def test_what_turns_out_to_be_infected_is_locked(settings: Settings) -> None:
    house = factories.hospital()
    eicar, good = stored(house, {"eicar.txt": EICAR, "gut.png": sample_files.png()})
    assert (eicar.scan, eicar.scanned_at) == (ScanState.UNSCANNED, None)
    with clamd.over_tcp() as settings.CLOUDREADY_CLAMD:
        call_command("scan_evidence", verbosity=0, stdout=StringIO())
    eicar.refresh_from_db()
    good.refresh_from_db()
    assert (eicar.scan, good.scan) == (ScanState.INFECTED, ScanState.CLEAN)
    with pytest.raises(EvidenceIsLocked):
        hand_out(hospital=house, evidence_id=eicar.pk, by=factories.lead(house), at=NOON)


@pytest.mark.django_db
def test_a_scanner_that_is_down_takes_no_verdict_back(settings: Settings) -> None:
    with clamd.over_tcp() as settings.CLOUDREADY_CLAMD:
        (row,) = stored(factories.hospital(), {"gut.txt": b"gut"})
    with pytest.raises(CommandError, match="no verdict"):
        call_command("scan_evidence", "--all", stdout=StringIO())
    row.refresh_from_db()
    assert row.scan == ScanState.CLEAN


def test_the_command_says_when_there_is_no_scanner(settings: Settings) -> None:
    settings.CLOUDREADY_CLAMD = ""
    with pytest.raises(CommandError, match="No scanner"):
        call_command("scan_evidence")
