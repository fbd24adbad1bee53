"""The commands that give out and delete all of a hospital: what they leave behind, also when something goes wrong."""

from __future__ import annotations

import stat
from datetime import timedelta
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from assessments.management.output_files import CannotWrite, new_file
from assessments.services.data_protection_deletion import request_deletion
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_export_is_for_the_eyes_of_its_writer(tmp_path: Path) -> None:
    house, target = factories.hospital(), tmp_path / "all.zip"
    call_command("export_hospital", hospital=str(house.pk), to=str(target), stdout=StringIO())
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "Hospital.jsonl" in ZipFile(target).namelist()


@pytest.mark.parametrize("points_to", ["there.txt", "nowhere.txt"])
def test_an_export_follows_no_link(tmp_path: Path, points_to: str) -> None:
    there, link = tmp_path / "there.txt", tmp_path / "all.zip"
    there.write_text("was here")
    link.symlink_to(tmp_path / points_to)
    with pytest.raises(CommandError):
        call_command("export_hospital", hospital=str(factories.hospital().pk), to=str(link))
    assert (there.read_text(), link.is_symlink(), (tmp_path / "nowhere.txt").exists()) == ("was here", True, False)


def test_half_an_export_does_not_stay(tmp_path: Path) -> None:
    target = tmp_path / "all.zip"

    def full_disk() -> None:
        with new_file(target) as stream:
            stream.write(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite):
        full_disk()
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_would_not_delete_is_told(tmp_path: Path) -> None:
    store, elsewhere = tmp_path / "store", tmp_path / "elsewhere" / "00"
    house = factories.hospital()
    request_deletion(hospital=house, by=factories.lead(house), at=timezone.now() - timedelta(days=15))
    elsewhere.mkdir(parents=True)
    (elsewhere / ("0" * 64)).write_bytes(b"left")
    store.mkdir()
    (store / house.pk.hex).symlink_to(elsewhere.parent)  # a link is not followed when a hospital is deleted
    refused = pytest.raises(CommandError, match=f"{house.pk}.*files.*1")
    with override_settings(CLOUDREADY_EVIDENCE_DIR=store), refused:
        call_command("purge_expired", stdout=StringIO())
    assert (elsewhere / ("0" * 64)).read_bytes() == b"left"
