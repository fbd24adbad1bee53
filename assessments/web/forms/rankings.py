"""How one side of the house ranks the themes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Theme
from assessments.domain.weighting import Ranking
from assessments.models.scenarios import LONGEST_STAKEHOLDER
from assessments.templatetags.wording import text
from assessments.web.forms.fields import LineField


def field_of(theme: Theme) -> str:
    """Return the name of the field that holds the place of a theme."""
    return f"platz.{theme.code}"


class RankingForm(forms.Form):
    """A function of the house, and a place for each theme; several themes may share one."""

    stakeholder = LineField(
        label=_("Wer gewichtet?"),
        max_length=LONGEST_STAKEHOLDER,
        help_text=_("Eine Funktion, zum Beispiel „Pflegedirektion“. Bitte keine Personennamen."),
        error_messages={"required": _("Bitte geben Sie an, welche Funktion gewichtet.")},
    )

    def __init__(self, *args: object, edition: Edition, **kwargs: object) -> None:
        """Ask for the place of every theme of ``edition``."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.themes = edition.themes
        places = [(str(place), gettext("Platz %(n)s") % {"n": place}) for place in range(1, len(self.themes) + 1)]
        for theme in self.themes:
            self.fields[field_of(theme)] = forms.ChoiceField(
                label=text(theme.name),
                choices=[("", gettext("zuletzt")), *places],
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
                error_messages={"invalid_choice": _("Bitte wählen Sie einen der angebotenen Plätze.")},
            )

    def clean(self) -> None:
        """Ask for at least one theme that is more important than the others."""
        if not self.errors and not self.ranking():
            raise forms.ValidationError(_("Bitte geben Sie mindestens einem Thema einen Platz."))

    @property
    def rows(self) -> tuple[tuple[Theme, forms.BoundField], ...]:
        """Return every theme with its field."""
        return tuple((theme, self[field_of(theme)]) for theme in self.themes)

    def ranking(self) -> Ranking:
        """Return the themes by their places; a place nobody took is closed up."""
        places = {theme.code: self.cleaned_data.get(field_of(theme)) for theme in self.themes}
        taken = sorted({int(place) for place in places.values() if place})
        return tuple(tuple(code for code, place in places.items() if place == str(one)) for one in taken)


def initial_of(edition: Edition, stakeholder: str, ranking: Ranking) -> dict[str, object]:
    """Return what the form shows for a ranking that was given; themes that share a place take up as many places."""
    places: dict[str, int] = {}
    place = 1
    for group in ranking:
        places |= dict.fromkeys(group, place)
        place += len(group)
    shown = {field_of(theme): str(places[theme.code]) for theme in edition.themes if theme.code in places}
    return {"stakeholder": stakeholder, **shown}
