"""Files that others made are the ones that were recorded."""

import re
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
ROW = re.compile(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_every_vendored_file_is_recorded_with_its_sum() -> None:
    files = [*STATIC.glob("fonts/*"), *(path for path in STATIC.glob("vendor/*/**/*") if path.is_file())]
    present = {str(path.relative_to(STATIC)): sha256(path.read_bytes()).hexdigest() for path in files}
    recorded = dict(ROW.findall((STATIC / "vendor" / "VERSIONS.md").read_text(encoding="utf-8")))
    assert present == recorded


def test_every_vendored_package_keeps_its_licence() -> None:
    assert [
        folder.name for folder in (STATIC / "vendor").iterdir() if folder.is_dir() and not (folder / "LICENSE").exists()
    ] == []
