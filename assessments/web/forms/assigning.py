"""Giving a part of the questionnaire to somebody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.functions import FUNCTIONS, HouseFunction
from assessments.domain.workspace import Workspace
from assessments.models.collaboration import LONGEST_MESSAGE
from assessments.services.assigning import Member
from assessments.templatetags.wording import text
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import LineField

PERSON, FUNCTION = "person", "function"


class AssignmentForm(forms.Form):
    """What is given to whom, until when, with which words."""

    code = forms.ChoiceField(
        label=_("Teil oder Frage"),
        error_messages={"required": _("Bitte wählen Sie, was beantwortet werden soll.")},
    )
    receiver = forms.ChoiceField(
        label=_("An wen?"),
        help_text=_("Eine Person darf dort dann auch antworten. Eine Funktion sagt nur, wer gefragt ist."),
        widget=forms.Select(attrs={"class": "input-medium"}),
        error_messages={"required": _("Bitte wählen Sie eine Person oder eine Funktion.")},
    )
    due_on = DayField(label=_("Fällig am"), required=False, help_text=_("Freiwillig. Wir erinnern sieben Tage vorher."))
    message = LineField(
        label=_("Kurze Nachricht"),
        required=False,
        max_length=LONGEST_MESSAGE,
        help_text=_("Freiwillig, zum Beispiel wo die Unterlagen liegen."),
    )

    def __init__(self, *args: Any, workspace: Workspace, members: Iterable[Member], **kwargs: Any) -> None:
        """Offer what this scope asks, the members who may answer, and the functions of a house."""
        super().__init__(*args, **kwargs)
        people = [(f"{PERSON}:{member.id}", member.name) for member in members]
        functions = [(f"{FUNCTION}:{function.value}", text(name)) for function, name in FUNCTIONS.items()]
        offer(self, "code", [("", "–"), *_parts(workspace)])
        offer(self, "receiver", [("", "–"), (_("Personen"), people), (_("Funktionen"), functions)])

    @property
    def to_whom(self) -> int | HouseFunction:
        """Return the id of a person, or a function; only of a valid form."""
        kind, _colon, value = str(self.cleaned_data["receiver"]).partition(":")
        return int(value) if kind == PERSON else HouseFunction(value)


def _parts(workspace: Workspace) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every dimension that is asked about, as a whole and question by question."""
    groups = []
    for dimension in workspace.edition.dimensions:
        asked = [q for q in workspace.asked if q.dimension_code == dimension.code]
        if asked:
            title = f"{dimension.code} {text(dimension.title)}"
            whole = (dimension.code, _("%(title)s (alle Fragen)") % {"title": title})
            groups.append((title, [whole, *((q.code, f"{q.code} {text(q.text)}") for q in asked)]))
    return groups
