"""The drawing process: a questionnaire as JSON on standard input, its PDF on standard output."""

from __future__ import annotations

import os
import sys

from assessments.report.__main__ import main
from assessments.report.questionnaire.drawing import draw
from assessments.report.questionnaire.wire import decode


def _draw(raw: bytes) -> bytes:
    import django  # noqa: PLC0415  # after the limits are set

    django.setup()
    return draw(decode(raw))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cloudready.settings.render")
    sys.exit(main(_draw))
