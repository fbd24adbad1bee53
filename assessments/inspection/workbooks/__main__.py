"""The reading process: a table on standard input, its cells or the reason against it as JSON on standard output."""

from __future__ import annotations

import argparse
import io
import json
import sys

from assessments.confinement import confine, seal
from assessments.domain.evidence import Flaw
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.workbooks.cells import MOST_CELLS, Sheets, read_cells


def main() -> None:
    """Read one table."""
    arguments = _parser().parse_args()
    confine(seconds=arguments.seconds, megabytes=arguments.megabytes)
    seal()
    raw = sys.stdin.buffer.read(arguments.largest + 1)
    json.dump(_read(raw, arguments.largest, arguments.cells), sys.stdout)


def _read(raw: bytes, largest: int, most_cells: int) -> dict[str, str | Sheets]:
    try:
        return {"sheets": read_cells(Sample(io.BytesIO(raw), len(raw)), largest, most_cells)}
    except Refused as refused:
        return {"flaw": refused.flaw, "detail": refused.detail}
    except MemoryError:
        return {"flaw": Flaw.LIMITS, "detail": "memory"}
    except RecursionError:
        return {"flaw": Flaw.BOMB, "detail": "nested too deeply"}
    except Exception as unforeseen:  # noqa: BLE001  # whatever is odd about the file, it is not taken in
        return {"flaw": Flaw.DAMAGED, "detail": repr(unforeseen)[:200]}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assessments.inspection.workbooks", description=__doc__)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--megabytes", type=int, required=True)
    parser.add_argument("--largest", type=int, required=True)
    parser.add_argument("--cells", type=int, default=MOST_CELLS)
    return parser


if __name__ == "__main__":
    main()
