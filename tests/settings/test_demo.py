"""The demo needs no configuration and still shares no secret."""

import stat
from pathlib import Path

from cloudready.settings.secret import kept_secret


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    first = kept_secret(path)
    assert kept_secret(path) == first
    assert len(first) >= 50


def test_every_installation_has_a_secret_of_its_own(tmp_path: Path) -> None:
    assert kept_secret(tmp_path / "one") != kept_secret(tmp_path / "two")


def test_the_secret_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    kept_secret(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
