"""The answer to one question, and all answers of one dimension."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import assert_never

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from assessments.domain.answers import Answer, Confidence, Entry, Given, NotApplicable, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST, Question
from assessments.templatetags.wording import label
from assessments.web.forms.fields import ParagraphField

UNKNOWN, NOT_APPLICABLE, CLEAR = "unknown", "not_applicable", "clear"
LEVELS = tuple(str(level) for level in range(LOWEST, HIGHEST + 1))
KINDS = (*LEVELS, UNKNOWN, NOT_APPLICABLE, CLEAR)
MINE, THEIRS = "mine", "theirs"
LONGEST_REASON, LONGEST_NOTE = 500, 4000
HIGHEST_VERSION = 2**31 - 1


class QuestionForm(forms.Form):
    """Checks the shape of one answer.

    ``version`` is the stored version the answer was written on, and ``was`` a digest of what the page showed: what
    nobody touched is not sent on, so that an open page never stands against a colleague's newer answer. ``seen`` is
    the version of a colleague's answer that was shown beside this one, and ``keep`` says which of the two holds.
    """

    answer = forms.ChoiceField(
        required=False,
        choices=[(kind, kind) for kind in KINDS],
        error_messages={"invalid_choice": _("Bitte wählen Sie eine der angebotenen Antworten.")},
    )
    reason = ParagraphField(required=False, max_length=LONGEST_REASON, label=_("Warum trifft das nicht zu?"))
    note = ParagraphField(required=False, max_length=LONGEST_NOTE, label=_("Notiz"))
    confidence = forms.ChoiceField(required=False, label=_("Worauf stützt sich die Antwort?"))
    was = forms.CharField(required=False, max_length=64)
    version = forms.IntegerField(min_value=0, max_value=HIGHEST_VERSION)
    seen = forms.IntegerField(required=False, min_value=0, max_value=HIGHEST_VERSION)
    keep = forms.ChoiceField(required=False, choices=[(MINE, MINE), (THEIRS, THEIRS)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Name the kinds of confidence in the reader's language."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["confidence"].choices = [("", _("Keine Angabe")), *((c.value, label(c)) for c in Confidence)]  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Ask for what an answer of this kind cannot do without."""
        data = self.cleaned_data
        if data.get("keep") == THEIRS or self.errors:
            return
        if data["answer"] == NOT_APPLICABLE and not data["reason"]:
            self.add_error("reason", _("Bitte sagen Sie kurz, warum die Frage nicht zutrifft."))
        if not data["answer"] and (data["note"] or data["confidence"]):
            self.add_error("answer", _("Bitte wählen Sie auch eine Antwort, zum Beispiel „weiß nicht“."))

    def entry(self) -> Entry | None:
        """Return the answer with what was said about it; None clears it."""
        data = self.cleaned_data
        answer = _answer_of(data["answer"], data["reason"])
        if answer is None:
            return None
        return Entry(
            answer, note=data["note"], confidence=Confidence(data["confidence"]) if data["confidence"] else None
        )

    @property
    def base_version(self) -> int:
        """Return the version this answer means to replace: the one decided against, or the one it was written on."""
        data = self.cleaned_data
        return int(data["seen"] if data["keep"] == MINE and data["seen"] is not None else data["version"])

    @property
    def counts(self) -> bool:
        """Return whether there is something to record: an answer touched, and not given up for a colleague's."""
        data = self.cleaned_data
        if data["keep"] or not data["answer"]:
            return bool(data["keep"] == MINE and data["answer"])
        return bool(data["answer"] == CLEAR or digest_of(self.entry()) != data["was"])


class DimensionForm:
    """One form for each question of a page; anything else that was sent is not looked at."""

    def __init__(
        self,
        questions: tuple[Question, ...],
        entries: Mapping[str, Entry],
        versions: Mapping[str, int],
        data: QueryDict | None = None,
    ) -> None:
        """Bind each question to what was sent, or to what is stored when nothing was."""
        self.forms = {
            q.code: QuestionForm(data, prefix=q.code, initial=initial_of(entries.get(q.code), versions.get(q.code, 0)))
            for q in questions
        }

    def is_valid(self) -> bool:
        """Check every question, so that all problems are shown at once."""
        checked = [form.is_valid() for form in self.forms.values()]
        return all(checked)

    def entries(self) -> dict[str, Entry | None]:
        """Return the answers to record by question code."""
        return {code: form.entry() for code, form in self.forms.items() if form.counts}

    def base_versions(self) -> dict[str, int]:
        """Return the version each of the answers means to replace."""
        return {code: form.base_version for code, form in self.forms.items() if form.counts}


def initial_of(entry: Entry | None, version: int) -> dict[str, object]:
    """Return what the form shows for a stored answer."""
    if entry is None:
        return {"version": version, "was": "", "answer": "", "reason": "", "note": "", "confidence": ""}
    reason = entry.answer.reason if isinstance(entry.answer, NotApplicable) else ""
    return {
        "version": version,
        "was": digest_of(entry),
        "answer": kind_of(entry.answer),
        "reason": reason,
        "note": entry.note,
        "confidence": entry.confidence.value if entry.confidence else "",
    }


def digest_of(entry: Entry | None) -> str:
    """Return a short mark by which the same entry is recognised."""
    if entry is None:
        return ""
    reason = entry.answer.reason if isinstance(entry.answer, NotApplicable) else ""
    said = "\0".join((kind_of(entry.answer), reason, entry.note, entry.confidence or ""))
    return sha256(said.encode()).hexdigest()[:16]


def kind_of(answer: Answer) -> str:
    """Return the choice that stands for ``answer``."""
    match answer:
        case Given(level):
            return str(level)
        case Unknown():
            return UNKNOWN
        case NotApplicable():
            return NOT_APPLICABLE
        case _:
            assert_never(answer)


def _answer_of(kind: str, reason: str) -> Answer | None:
    if kind in LEVELS:
        return Given(int(kind))
    if kind == UNKNOWN:
        return Unknown()
    return NotApplicable(reason) if kind == NOT_APPLICABLE else None
