"""A comment, and a second opinion."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.answers import Given, Unknown
from assessments.domain.catalogue import Question
from assessments.domain.dissent import Opined
from assessments.models.discussions import LONGEST_COMMENT, LONGEST_OPINION
from assessments.services.assigning import Member
from assessments.templatetags.wording import text
from assessments.web.forms.choosing import offer
from assessments.web.forms.fields import ParagraphField
from assessments.web.forms.questions import LEVELS, UNKNOWN


class WordsForm(forms.Form):
    """The words of a comment."""

    text = ParagraphField(
        label=_("Kommentar"),
        max_length=LONGEST_COMMENT,
        help_text=_("Für alle Mitwirkenden sichtbar; nicht im Bericht. Bitte keine Patientendaten."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Bitte schreiben Sie etwas.")},
    )


class CommentForm(WordsForm):
    """A new comment, and who should be told of it by e-mail."""

    mentions = forms.TypedMultipleChoiceField(
        label=_("Wer soll davon erfahren?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Sie bekommen eine E-Mail mit einem Link, ohne den Wortlaut."),
    )

    def __init__(self, *args: Any, members: Iterable[Member], **kwargs: Any) -> None:
        """Offer the members who take part."""
        super().__init__(*args, **kwargs)
        offer(self, "mentions", [(member.id, member.name) for member in members])


class OpinionForm(forms.Form):
    """What one thinks instead of the answer, and why."""

    level = forms.ChoiceField(
        label=_("Meine Einschätzung"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Stufe oder „Weiß nicht“.")},
    )
    reason = ParagraphField(
        label=_("Warum?"),
        max_length=LONGEST_OPINION,
        help_text=_("Steht mit Ihrem Namen im Bericht, wenn der Unterschied ins Gewicht fällt."),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Bitte schreiben Sie, warum.")},
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        """Offer the levels of the question in its own words."""
        super().__init__(*args, **kwargs)
        levels = [(level, f"{level}: {text(anchor)}") for level, anchor in zip(LEVELS, question.anchors, strict=True)]
        offer(self, "level", [*levels, (UNKNOWN, _("Weiß nicht"))])

    @property
    def opinion(self) -> Opined:
        """Return the opinion; only of a valid form."""
        level = self.cleaned_data["level"]
        return Unknown() if level == UNKNOWN else Given(int(level))
