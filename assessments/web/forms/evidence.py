"""The forms of evidence: a file, a link, something that is there already, what is said about it, and its end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.domain.evidence import ENDINGS, PurgeReason
from assessments.models.evidence import LONGEST_ADDRESS, LONGEST_EVIDENCE_NOTE, LONGEST_TITLE
from assessments.services.evidence import Description
from assessments.services.evidence_intake import Upload
from assessments.services.evidence_reading import EvidenceCard
from assessments.templatetags.wording import label
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import LineField, ParagraphField
from assessments.web.forms.versions import version_field

ACCEPTED = ",".join(f".{ending}" for ending in ENDINGS)
SAID = ("title", "effective_on", "expires_on", "note")


class SeveralFiles(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """At least one file. How many and how large is checked while they come in, what is in them when they are kept."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files; an empty one has its own refusal later."""
        del initial
        files: list[UploadedFile[Any]] = [one for one in data or [] if isinstance(one, UploadedFile)]
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class DescriptionForm(forms.Form):
    """What people say about evidence."""

    title = LineField(
        label=_("Titel"),
        max_length=LONGEST_TITLE,
        required=False,
        help_text=_("Ohne Titel gilt der Name der Datei oder die Adresse."),
    )
    effective_on = DayField(label=_("Gültig ab"), required=False)
    expires_on = DayField(label=_("Gültig bis"), required=False)
    note = ParagraphField(
        label=_("Notiz"),
        max_length=LONGEST_EVIDENCE_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> None:
        """Refuse an end before the beginning."""
        first, last = self.cleaned_data.get("effective_on"), self.cleaned_data.get("expires_on")
        if first and last and last < first:
            self.add_error("expires_on", _("Das Ende liegt vor dem Anfang."))

    def said(self) -> Description:
        """Return what is said."""
        data = self.cleaned_data
        return Description(data["title"], data["note"], data["effective_on"], data["expires_on"])


class FilesForm(DescriptionForm):
    """Files from the visitor's computer."""

    documents = FilesField(
        label=_("Dateien"),
        error_messages={"required": _("Bitte wählen Sie eine Datei, die nicht leer ist.")},
        widget=SeveralFiles(attrs={"class": "form-control", "accept": ACCEPTED}),
    )
    field_order = ("documents", *SAID)

    def uploads(self) -> tuple[Upload, ...]:
        """Return the files as they came in."""
        return tuple(Upload(one.name or "", one.chunks()) for one in self.cleaned_data["documents"])


class LinkForm(DescriptionForm):
    """An address; it is stored as text and never asked for anything."""

    address = LineField(
        label=_("Adresse oder Fundstelle"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Zum Beispiel https://intranet.example/konzept oder ein Aktenzeichen. Wir rufen sie nie ab."),
        error_messages={"required": _("Bitte geben Sie an, wo der Beleg liegt.")},
    )
    field_order = ("address", *SAID)


class PickForm(forms.Form):
    """Something the hospital keeps already."""

    evidence = forms.ChoiceField(
        label=_("Beleg"),
        error_messages={
            "required": _("Bitte wählen Sie einen Beleg."),
            "invalid_choice": _("Bitte wählen Sie einen Beleg aus der Liste."),
        },
        widget=forms.Select(attrs={"class": "input-medium"}),
    )

    def __init__(self, *args: Any, cards: Iterable[EvidenceCard], **kwargs: Any) -> None:
        """Offer ``cards``."""
        super().__init__(*args, **kwargs)
        choices = [(str(card.id), card.title) for card in cards]
        offer(self, "evidence", [("", _("Bitte wählen")), *choices])

    def evidence_id(self) -> UUID:
        """Return which one."""
        return UUID(self.cleaned_data["evidence"])


class EvidenceForm(DescriptionForm):
    """What is said about evidence that is kept already."""

    version = version_field()
    title = LineField(label=_("Titel"), max_length=LONGEST_TITLE)

    def __init__(self, *args: Any, card: EvidenceCard, **kwargs: Any) -> None:
        """Start from what is stored."""
        stored = {name: getattr(card, name) for name in ("version", *SAID)}
        super().__init__(*args, **kwargs | {"initial": stored})


class PurgeForm(forms.Form):
    """Why something has to go."""

    reason = forms.ChoiceField(
        label=_("Warum muss der Beleg weg?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Bitte geben Sie einen Grund an.")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons in the language of the page."""
        super().__init__(*args, **kwargs)
        choices = [(reason.value, label(reason)) for reason in PurgeReason]
        offer(self, "reason", choices)

    def wanted(self) -> PurgeReason:
        """Return the reason."""
        return PurgeReason(self.cleaned_data["reason"])
