"""Which applications a service is for."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from assessments.web.forms.choosing import offer


class UsesForm(forms.Form):
    """Which applications were on the page, and which of them are ticked; those not on the page stay as they are."""

    shown = forms.MultipleChoiceField()
    application = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: object, codes: Iterable[str], **kwargs: object) -> None:
        """Accept these applications and no other."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(code, code) for code in codes]
        offer(self, "shown", choices)
        offer(self, "application", choices)

    @property
    def ticked(self) -> frozenset[str]:
        """Return the applications the service is for."""
        return frozenset(self.cleaned_data["application"])

    @property
    def unticked(self) -> frozenset[str]:
        """Return the applications it is not for."""
        return frozenset(self.cleaned_data["shown"]) - self.ticked
