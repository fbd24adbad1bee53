"""The looking process: descriptors and names as JSON on standard input, one finding per line on standard output."""

from __future__ import annotations

import argparse
import json
import os
import sys

from assessments.confinement import confine, seal
from assessments.domain.evidence import Flaw
from assessments.inspection.findings import Finding, Sample
from assessments.inspection.looking import look


def main() -> None:
    """Look into every file, saying each finding at once, so that a crash tells which file it was."""
    arguments = _parser().parse_args()
    confine(seconds=arguments.seconds, megabytes=arguments.megabytes)
    seal()
    for descriptor, name in json.load(sys.stdin):
        found = _found(descriptor, name)
        print(json.dumps([found.kind, found.flaw, found.detail]), flush=True)


def _found(descriptor: int, name: str) -> Finding:
    try:
        with os.fdopen(descriptor, "rb") as stream:
            return look(Sample(stream, os.fstat(descriptor).st_size), name)
    except MemoryError:
        return Finding(None, Flaw.LIMITS, "memory")
    except RecursionError:
        return Finding(None, Flaw.BOMB, "nested too deeply")
    except Exception as unforeseen:  # noqa: BLE001  # whatever is odd about the file, it is not taken in
        return Finding(None, Flaw.DAMAGED, repr(unforeseen)[:200])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assessments.inspection", description=__doc__)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--megabytes", type=int, required=True)
    return parser


if __name__ == "__main__":
    main()
