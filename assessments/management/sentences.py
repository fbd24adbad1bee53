"""What the command says when it refuses, in the active language."""

from __future__ import annotations

from typing import assert_never

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.reading.nodes import Refused
from assessments.report.rendering import Failure, RenderingFailed

MOST_SHOWN, LONGEST_SHOWN = 500, 400


def problems_sentence(error: Refused) -> str:
    """Return every problem on its own line; nothing in a hostile file may steer or flood the terminal."""
    count = len(error.problems)
    head = ngettext("%(count)s Fehler in der Antwortdatei:", "%(count)s Fehler in der Antwortdatei:", count)
    lines = [_harmless(str(problem)) for problem in error.problems[:MOST_SHOWN]]
    if count > MOST_SHOWN:
        lines.append(_("… und weitere"))
    return "\n".join((head % {"count": count}, *lines))


def drawing_sentence(error: RenderingFailed) -> str:
    """Return why there is no PDF, and what to do about it."""
    match error.kind:
        case Failure.TIMEOUT | Failure.BUSY:
            return _("Das PDF brauchte zu lange. Bitte versuchen Sie es noch einmal.")
        case Failure.MEMORY:
            return _("Für das PDF reichte der Speicher nicht. Bitte versuchen Sie es noch einmal.")
        case Failure.LIBRARIES:
            return _("Für das PDF fehlt die Bibliothek Pango. „./run“ richtet sie ein.")
        case Failure.OTHER:
            return _("Das PDF ließ sich nicht erstellen: %(reason)s") % {"reason": _harmless(error.detail)}
        case _:
            assert_never(error.kind)


def _harmless(line: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in line[:LONGEST_SHOWN])
