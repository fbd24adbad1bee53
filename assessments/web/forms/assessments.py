"""Starting an assessment: for which hospital, how thoroughly, under which name."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.scope import Scope
from assessments.models import Hospital
from assessments.web.forms.choosing import offer
from assessments.web.forms.fields import LineField

NEW = "new"
LONGEST_TITLE = 200


class StartForm(forms.Form):
    """Asks for hospital, scope and title. A new hospital is described in the profile form beside it."""

    hospital = forms.ChoiceField(
        label=_("Krankenhaus"),
        error_messages={
            "required": _("Bitte wählen Sie ein Krankenhaus oder „Neues Krankenhaus“."),
            "invalid_choice": _("Bitte wählen Sie ein Krankenhaus aus der Liste."),
        },
    )
    scope = forms.ChoiceField(
        label=_("Umfang"),
        choices=[(scope.value, scope.value) for scope in Scope],
        error_messages={
            "required": _("Bitte wählen Sie Schnellcheck oder vollständige Fragen."),
            "invalid_choice": _("Bitte wählen Sie Schnellcheck oder vollständige Fragen."),
        },
    )
    title = LineField(
        label=_("Bezeichnung"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=_("Hilft, mehrere Selbstbewertungen desselben Hauses zu unterscheiden."),
    )

    def __init__(self, *args: object, hospitals: Iterable[Hospital], **kwargs: object) -> None:
        """Offer ``hospitals`` and a new one."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offer(self, "hospital", [*((str(h.pk), h.name) for h in hospitals), (NEW, NEW)])

    @property
    def wants_new_hospital(self) -> bool:
        """Return whether the profile form beside this one counts."""
        return self.data.get(self.add_prefix("hospital")) == NEW


class ScopeForm(forms.Form):
    """Switches between quick check and all questions."""

    scope = forms.ChoiceField(choices=[(scope.value, scope.value) for scope in Scope])
