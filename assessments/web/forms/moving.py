"""The form of a move: what its page had shown, and another archetype where one is gone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from assessments.domain.catalogue import Edition
from assessments.domain.hospital import Application
from assessments.templatetags.wording import text

PREFIX = "ersatz-"


class MoveForm(forms.Form):
    """One choice for each application whose archetype is gone."""

    def __init__(self, *args: Any, homeless: Iterable[Application], old: Edition, new: Edition, **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = [(one.code, f"{text(one.name)} ({one.code})") for one in new.archetypes]
        for one in homeless:
            self.fields[f"{PREFIX}{one.code}"] = forms.ChoiceField(
                label=one.name or text(old.archetypes_by_code[one.archetype].name),
                choices=[("", _("Bitte wählen")), *kinds],
                error_messages={"required": _("Bitte wählen Sie, als was die Anwendung künftig gilt.")},
            )

    @property
    def replacements(self) -> dict[str, str]:
        """Return the chosen archetype by the code of the application; only of a valid form."""
        return {name.removeprefix(PREFIX): value for name, value in self.cleaned_data.items()}
