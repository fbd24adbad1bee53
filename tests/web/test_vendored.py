"""Files that others made are the ones that were recorded."""

import re
from hashlib import sha256
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
TOOLS = Path(__file__).resolve().parents[1] / "vendor"
ROW = re.compile(r"^\| `([^`]+)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def test_every_vendored_file_is_recorded_with_its_sum() -> None:
    files = [*STATIC.glob("fonts/*"), *(path for path in STATIC.glob("vendor/*/**/*") if path.is_file())]
    present = {str(path.relative_to(STATIC)): sha256(path.read_bytes()).hexdigest() for path in files}
    recorded = dict(ROW.findall((STATIC / "vendor" / "VERSIONS.md").read_text(encoding="utf-8")))
    assert present == recorded


def test_every_tool_of_the_tests_is_recorded_with_its_sum() -> None:
    present = {
        str(path.relative_to(TOOLS)): sha256(path.read_bytes()).hexdigest()
        for path in TOOLS.glob("*/**/*")
        if path.is_file()
    }
    recorded = dict(ROW.findall((TOOLS / "VERSIONS.md").read_text(encoding="utf-8")))
    assert present == recorded


def test_every_vendored_package_keeps_its_licence() -> None:
    folders = [one for place in (STATIC / "vendor", TOOLS) for one in place.iterdir() if one.is_dir()]
    assert [one.name for one in folders if not (one / "LICENSE").exists()] == []
