"""Running ``manage.py assess`` in tests, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Told:
    """What the command printed."""

    out: str
    err: str


def assess(answers: Path, *options: str) -> Told:
    """Run the command and return what it printed."""
    out, err = StringIO(), StringIO()
    call_command("assess", str(answers), *options, stdout=out, stderr=err)
    return Told(out.getvalue(), err.getvalue())


def refusal_of(answers: Path, *options: str) -> tuple[str, int]:
    """Run the command, which must refuse, and return its sentence and exit code."""
    with pytest.raises(CommandError) as refusal:
        assess(answers, *options)
    return str(refusal.value), refusal.value.returncode
