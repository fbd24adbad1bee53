"""Files that people hand in: honest ones pass, hostile ones are refused, by a process that can do nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assessments.domain.evidence import FileKind, Flaw, kind_by_name
from assessments.inspection.asking import BASE_DIR, SECONDS, look_into
from assessments.inspection.findings import Finding
from tests import sample_files
from tests.hostile_files import CLASSES, Fate, hostile_files

FLAWS_OF: dict[str, set[Flaw]] = {
    "polyglot": {Flaw.MORE_INSIDE, Flaw.ACTIVE, Flaw.MISMATCH},
    "bomb": {Flaw.BOMB, Flaw.DAMAGED},
    "macros": {Flaw.ACTIVE, Flaw.KIND},
    "script pdf": {Flaw.ACTIVE, Flaw.NESTED},
    "page code": {Flaw.ACTIVE, Flaw.MISMATCH, Flaw.KIND},
    "fake type": {Flaw.MISMATCH, Flaw.KIND},
    "truncated": {Flaw.DAMAGED},
    "empty": {Flaw.EMPTY},
    "entities": {Flaw.ENTITIES, Flaw.OUTSIDE},
    "nested": {Flaw.NESTED, Flaw.ACTIVE},
    "outside": {Flaw.OUTSIDE, Flaw.DAMAGED},
    "encrypted": {Flaw.ENCRYPTED, Flaw.MISMATCH},
    "no text": {Flaw.NOT_TEXT, Flaw.ACTIVE},
}


def looked_into(folder: Path, files: list[tuple[str, bytes]], *, seconds: float = SECONDS) -> list[Finding]:
    """Return the findings; all files are handed to one process."""
    places = [folder / str(number) for number in range(len(files))]
    for place, (_name, content) in zip(places, files, strict=True):
        place.write_bytes(content)
    named = [(place, name) for place, (name, _content) in zip(places, files, strict=True)]
    return list(look_into(named, seconds=seconds))


def test_honest_files_of_every_kind_pass(tmp_path: Path) -> None:
    files = sample_files.honest()
    found = looked_into(tmp_path, list(files.items()))
    assert [one.kind for one in found] == [kind_by_name(name) for name in files]
    assert {one.kind for one in found} == set(FileKind)


def test_hostile_files_are_refused_for_what_they_are(tmp_path: Path) -> None:
    wanted = [one for one in hostile_files(3 * len(CLASSES)) if one.fate is Fate.REFUSED and one.group != "eicar"]
    found = looked_into(tmp_path, [(one.name, one.content) for one in wanted])
    wrong = [
        (one.group, one.name, was)
        for one, was in zip(wanted, found, strict=True)
        if was.flaw not in FLAWS_OF[one.group]
    ]
    assert (len(wanted), wrong) == (39, [])


def test_a_file_that_takes_too_long_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    slow = sample_files.docx({f"word/media/{number}.xml": b"\0<" * 450_000 for number in range(120)})
    found = looked_into(tmp_path, [("gut.txt", b"gut"), ("langsam.docx", slow), ("auch.txt", b"gut")], seconds=0.3)
    assert found == [Finding(FileKind.TXT), Finding(None, Flaw.LIMITS, "the process ended"), Finding(FileKind.TXT)]


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.socket()",
        "import subprocess; subprocess.run(['true'])",
        "open('/tmp/written', 'w')",
        "import os; os.remove('/tmp/nothing')",
    ],
)
def test_the_process_reaches_and_writes_nothing(attempt: str) -> None:
    program = f"from assessments.confinement import confine, seal; confine(seconds=9, megabytes=999); seal()\n{attempt}"
    done = subprocess.run([sys.executable, "-c", program], cwd=BASE_DIR, capture_output=True, check=False)
    assert (done.returncode, b"PermissionError" in done.stderr) == (1, True)
