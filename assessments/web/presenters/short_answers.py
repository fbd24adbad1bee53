"""Answers in a few words, for tables that compare."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.domain.answers import Answer, Given, NotApplicable, Unknown
from assessments.domain.catalogue import Question
from assessments.templatetags.wording import text


def short_answer(answer: Answer | None, question: Question | None) -> str:
    """Say an answer shortly; without its question, which an edition may no longer have, the level stands alone."""
    match answer:
        case Given(level) if question is not None:
            return _("Stufe %(level)d: %(anchor)s") % {"level": level, "anchor": text(question.anchors[level])}
        case Given(level):
            return _("Stufe %(level)d") % {"level": level}
        case Unknown():
            return _("weiß nicht")
        case NotApplicable():
            return _("trifft nicht zu")
        case None:
            return _("ohne Antwort")
