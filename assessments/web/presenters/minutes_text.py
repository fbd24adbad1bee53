"""The minutes of a meeting as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Assessment
from assessments.templatetags.wording import moment, text
from assessments.web.presenters.meetings import Item, MeetingPage


def minutes_as_text(assessment: Assessment, page: MeetingPage) -> str:
    """Return the minutes, in lines that any program can read."""
    return "\n".join([*_head(assessment, page), *(line for item in page.items for line in _lines(item))]) + "\n"


def _head(assessment: Assessment, page: MeetingPage) -> Iterator[str]:
    meeting = page.meeting
    ended = moment(timezone.localtime(meeting.ended_at)) if meeting.ended_at else _("läuft noch")
    yield _("Protokoll: %(title)s") % {"title": meeting.title}
    yield f"{assessment.hospital.name}, {assessment.title}"
    yield _("Beginn: %(when)s") % {"when": moment(timezone.localtime(meeting.started_at))}
    yield _("Ende: %(when)s") % {"when": ended}
    yield _("Dabei: %(names)s") % {"names": ", ".join(page.attendees)}
    yield _("%(decided)d von %(total)d Fragen entschieden.") % {"decided": page.decided, "total": len(page.items)}


def _lines(item: Item) -> Iterator[str]:
    yield ""
    yield f"{item.question.code} {text(item.question.text)}"
    if not item.decided:
        yield "  " + _("Nicht entschieden.")
    else:
        if item.changed:
            yield "  " + _("Vorher: %(answer)s") % {"answer": item.before}
        yield "  " + _("Beschluss: %(answer)s") % {"answer": item.after}
        yield from (f"  {line}" for line in item.more)
        yield "  " + _("Einverstanden: %(names)s") % {"names": ", ".join(item.agreed) or _("nicht festgehalten")}
    for row in item.dissents:
        said = {"name": row.by, "opinion": row.opinion, "reason": row.reason}
        yield "  " + _("Andere Einschätzung, %(name)s: %(opinion)s. Grund: %(reason)s") % said
    for comment in item.comments:
        yield "  " + _("Kommentar, %(name)s: %(text)s") % {"name": comment.by, "text": comment.text}
