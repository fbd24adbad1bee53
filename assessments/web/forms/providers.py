"""The form of a provider."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from assessments.domain.register import Provider
from assessments.web.forms.register import RegisterForm, name_field
from assessments.web.forms.truths import truth_field, truth_of

# Which field of the register holds which fact of the law.
PROVIDER_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "establishment_de": "provider.establishment_de",
        "us_parent": "us_parent",
        "us_recipient": "us_recipient",
        "dpf_listed": "dpf_listed",
    }
)

TRUTHS_OF_PROVIDER = ("establishment_de", "parent_outside_eu", "us_parent", "us_recipient", "dpf_listed")


class ProviderForm(RegisterForm):
    """A provider."""

    name = name_field(_("Name des Anbieters"), _("So, wie er im Vertrag steht."))
    establishment_de = truth_field("")
    parent_outside_eu = truth_field(_("Gehört der Anbieter zu einem Konzern mit Sitz außerhalb der EU?"))
    us_parent = truth_field("")
    us_recipient = truth_field("")
    dpf_listed = truth_field("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the questions."""
        super().__init__(*args, **kwargs)
        self._ask(PROVIDER_FACTS)

    def clean(self) -> None:
        """Refuse a parent in two places."""
        data = self.cleaned_data
        if data.get("us_parent") == "ja" and data.get("parent_outside_eu") == "nein":
            self.add_error("parent_outside_eu", _("Ein Konzern mit Sitz in den USA liegt außerhalb der EU."))

    def provider(self) -> Provider:
        """Return the provider as stated."""
        data = self.cleaned_data
        return Provider(name=data["name"], **{fact: truth_of(data[fact]) for fact in TRUTHS_OF_PROVIDER})
