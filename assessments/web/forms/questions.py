"""The answer to one question, and all answers of one dimension."""

from __future__ import annotations

from hashlib import sha256
from typing import assert_never

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.domain.answers import NOTHING_SAID, Answer, Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.catalogue import HIGHEST, LOWEST, Question
from assessments.domain.workspace import Workspace
from assessments.models.fields import choices_of
from assessments.web.forms.fields import LineField, ParagraphField
from assessments.web.forms.versions import HIGHEST_VERSION

UNKNOWN, NOT_APPLICABLE, CLEAR = "unknown", "not_applicable", "clear"
LEVELS = tuple(str(level) for level in range(LOWEST, HIGHEST + 1))
KINDS = (*LEVELS, UNKNOWN, NOT_APPLICABLE, CLEAR)
MINE, THEIRS = "mine", "theirs"
LONGEST_REASON, LONGEST_NOTE, LONGEST_SOURCE = 500, 4000, 200


def grounds() -> list[tuple[str, str]]:
    """Return why a question may not apply, in the reader's language."""
    return choices_of(reversed(Ground))


def kinds_of_confidence() -> list[tuple[str, str]]:
    """Return what an answer may rest on, in the reader's language."""
    return [("", gettext("Keine Angabe")), *choices_of(Confidence)]


class AnswerForm(forms.Form):
    """Checks the shape of what is said about one question. ``clear`` takes the answer back and leaves the note."""

    answer = forms.ChoiceField(
        required=False,
        choices=[(kind, kind) for kind in KINDS],
        error_messages={"invalid_choice": _("Bitte wählen Sie eine der angebotenen Antworten.")},
    )
    ground = forms.ChoiceField(required=False, choices=grounds, label=_("Grund"))
    reason = ParagraphField(required=False, max_length=LONGEST_REASON, label=_("Warum trifft das nicht zu?"))
    note = ParagraphField(required=False, max_length=LONGEST_NOTE, label=_("Notiz"))
    confidence = forms.ChoiceField(
        required=False, choices=kinds_of_confidence, label=_("Worauf stützt sich die Antwort?")
    )
    source = LineField(required=False, max_length=LONGEST_SOURCE, label=_("Quelle"))
    flagged = forms.BooleanField(required=False, label=_("Für später merken"))

    def clean(self) -> None:
        """Ask for what an answer of this kind cannot do without."""
        if not self.errors and self.cleaned_data["answer"] == NOT_APPLICABLE and not self.cleaned_data["reason"]:
            self.add_error("reason", _("Bitte sagen Sie kurz, warum die Frage nicht zutrifft."))

    def said(self) -> Said:
        """Return what is said."""
        data = self.cleaned_data
        return Said(
            answer=_answer_of(data["answer"], data["reason"], data["ground"]),
            note=data["note"],
            confidence=Confidence(data["confidence"]) if data["confidence"] else None,
            source=data["source"],
            flagged=data["flagged"],
        )


class QuestionForm(AnswerForm):
    """The same as part of a page that is sent as a whole.

    ``version`` is the stored version the answer was written on, and ``was`` a digest of what the page showed: what
    nobody touched is not sent on, so that an open page never stands against a colleague's newer answer. ``seen`` is
    the version of a colleague's answer that was shown beside this one, and ``keep`` says which of the two holds.
    """

    was = forms.CharField(required=False, max_length=64)
    version = forms.IntegerField(min_value=0, max_value=HIGHEST_VERSION)
    seen = forms.IntegerField(required=False, min_value=0, max_value=HIGHEST_VERSION)
    keep = forms.ChoiceField(required=False, choices=[(MINE, MINE), (THEIRS, THEIRS)])

    def clean(self) -> None:
        """Ask for nothing more of an answer that is given up for a colleague's."""
        if self.cleaned_data.get("keep") != THEIRS:
            super().clean()

    @property
    def base_version(self) -> int:
        """Return the version this answer means to replace: the one decided against, or the one it was written on."""
        data = self.cleaned_data
        return int(data["seen"] if data["keep"] == MINE and data["seen"] is not None else data["version"])

    @property
    def counts(self) -> bool:
        """Return whether there is something to record: something touched, and not given up for a colleague's."""
        data = self.cleaned_data
        if data["keep"]:
            return bool(data["keep"] == MINE)
        return bool(data["answer"] == CLEAR or digest_of(self.said()) != data["was"])


class DimensionForm:
    """One form for each question of a page; anything else that was sent is not looked at."""

    def __init__(self, questions: tuple[Question, ...], workspace: Workspace, data: QueryDict | None = None) -> None:
        """Bind each question to what was sent, or to what is stored when nothing was."""
        self.forms = {
            q.code: QuestionForm(
                data, prefix=q.code, initial=initial_of(workspace.said(q.code), workspace.versions.get(q.code, 0))
            )
            for q in questions
        }

    def is_valid(self) -> bool:
        """Check every question, so that all problems are shown at once."""
        checked = [form.is_valid() for form in self.forms.values()]
        return all(checked)

    def entries(self) -> dict[str, Said]:
        """Return what to record by question code."""
        return {code: form.said() for code, form in self.forms.items() if form.counts}

    def base_versions(self) -> dict[str, int]:
        """Return the version each of the answers means to replace."""
        return {code: form.base_version for code, form in self.forms.items() if form.counts}


def initial_of(said: Said, version: int) -> dict[str, object]:
    """Return what the form shows for what is stored."""
    return {"version": version, "was": digest_of(said), **fields_of(said)}


def fields_of(said: Said) -> dict[str, str | bool]:
    """Return the fields of the form filled with what was said."""
    answer = said.answer
    return {
        "answer": kind_of(answer) if answer else "",
        "ground": answer.ground.value if isinstance(answer, NotApplicable) else Ground.OTHER.value,
        "reason": answer.reason if isinstance(answer, NotApplicable) else "",
        "note": said.note,
        "confidence": said.confidence.value if said.confidence else "",
        "source": said.source,
        "flagged": said.flagged,
    }


def digest_of(said: Said) -> str:
    """Return a short mark by which the same words are recognised; nothing said has none."""
    if said == NOTHING_SAID:
        return ""
    return sha256("\0".join(map(str, fields_of(said).values())).encode()).hexdigest()[:16]


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


def _answer_of(kind: str, reason: str, ground: str) -> Answer | None:
    if kind in LEVELS:
        return Given(int(kind))
    if kind == UNKNOWN:
        return Unknown()
    return NotApplicable(reason, Ground(ground or Ground.OTHER)) if kind == NOT_APPLICABLE else None
