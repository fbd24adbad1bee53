"""The drawing process: a report as JSON on standard input, its PDF on standard output, nothing else in or out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable

from assessments.confinement import confine
from assessments.report.rendering import Exit, Failure, RenderingFailed, render_pdf
from assessments.report.wire import decode


def main(draw: Callable[[bytes], bytes]) -> Exit:
    """Draw one document and say how it went."""
    arguments = _parser().parse_args()
    confine(seconds=arguments.seconds, megabytes=arguments.megabytes)
    try:
        sys.stdout.buffer.write(draw(sys.stdin.buffer.read()))
        sys.stdout.buffer.flush()
    except MemoryError:
        return Exit.MEMORY
    except RenderingFailed as failed:
        print(failed, file=sys.stderr)  # the parent reads it
        return Exit.MEMORY if failed.kind is Failure.MEMORY else Exit.LIBRARIES
    except Exception:  # noqa: BLE001  # whatever it was, the parent logs it
        traceback.print_exc()
        return Exit.OTHER
    return Exit.DRAWN


def _draw(raw: bytes) -> bytes:
    import django  # noqa: PLC0415  # after the limits are set

    django.setup()
    return render_pdf(decode(raw))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m assessments.report", description=__doc__)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--megabytes", type=int, required=True)
    return parser


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudready.settings.render")
    sys.exit(main(_draw))
