"""The inventory's forms: choosing archetypes, describing one application, adding an own one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import HIGHEST, LOWEST, Edition
from assessments.domain.hospital import Application
from assessments.domain.landscape import Archetype
from assessments.domain.operating_models import CLOUD_MODELS, CurrentOperation, OperatingModel, Place
from assessments.models.applications import LONGEST_NAME
from assessments.templatetags.wording import label, text
from assessments.web.forms.choosing import offer
from assessments.web.forms.days import DayField
from assessments.web.forms.fields import LineField

UNKNOWN = "unknown"
LEVELS = tuple(str(level) for level in range(LOWEST, HIGHEST + 1))


class ChoiceForm(forms.Form):
    """Which archetypes were on the page, and which of them are ticked; those not on the page stay as they are."""

    shown = forms.MultipleChoiceField(required=False)
    archetype = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: object, edition: Edition, **kwargs: object) -> None:
        """Accept the archetypes of ``edition`` and no other."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(code, code) for code in edition.archetypes_by_code]
        offer(self, "shown", choices)
        offer(self, "archetype", choices)

    def chosen(self, before: Iterable[str]) -> frozenset[str]:
        """Return the whole choice, given what was chosen ``before``."""
        shown, ticked = set(self.cleaned_data["shown"]), set(self.cleaned_data["archetype"])
        return frozenset((set(before) - shown) | ticked)


class NewApplicationForm(forms.Form):
    """An application of the house's own: its name, and the archetype it resembles most."""

    name = LineField(
        label=_("Name der Anwendung"),
        max_length=LONGEST_NAME,
        help_text=_("So, wie das Haus sie nennt, zum Beispiel „Wundmanager“."),
    )
    archetype = forms.ChoiceField(
        label=_("Am ähnlichsten ist"),
        help_text=_("Von dieser Anwendungsart übernehmen wir die Merkmale. Sie können danach jedes ändern."),
    )

    def __init__(self, *args: object, edition: Edition, taken: Iterable[str], **kwargs: object) -> None:
        """Offer the archetypes of ``edition`` by group; ``taken`` are the names in use."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._taken = tuple(taken)
        offer(self, "archetype", [("", _("Bitte wählen")), *_by_group(edition)])

    def clean_name(self) -> str:
        """Refuse a name that another application of the house carries, since nobody could tell them apart."""
        return _free_name(self.cleaned_data["name"], self._taken)


class ApplicationForm(forms.Form):
    """What a hospital knows about one application; each code is a level, unknown, or the catalogue's own value."""

    name = LineField(label=_("Name im Haus"), max_length=LONGEST_NAME, required=False)
    product = LineField(label=_("Produkt und Hersteller"), max_length=LONGEST_NAME, required=False)
    current = forms.ChoiceField(label=_("Wo läuft die Anwendung heute?"), required=False, widget=forms.RadioSelect)
    place_preference = forms.ChoiceField(
        label=_("Wo soll die Anwendung am liebsten laufen?"), required=False, widget=forms.RadioSelect
    )
    runs_until = DayField(
        label=_("Bis wann kann die Anwendung höchstens so weiterlaufen?"),
        help_text=_("Ende von Wartung, Vertrag oder Technik. Der Fahrplan zieht den Umzug dann vor."),
        required=False,
    )
    confirmed = forms.MultipleChoiceField(
        label=_("Für welche Betriebsmodelle kennen Sie ein benanntes Produkt?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: object,
        edition: Edition,
        application: Application,
        taken: Iterable[str],
        **kwargs: object,
    ) -> None:
        """Start from ``application``; codes it does not override start from its archetype."""
        archetype = edition.archetypes_by_code[application.archetype]
        super().__init__(*args, **{"initial": _initial(application, archetype), **kwargs})  # type: ignore[arg-type]
        self.application, self.archetype, self.criteria = application, archetype, edition.criteria
        self._taken = tuple(taken)
        self.fields["name"].widget.attrs["placeholder"] = text(archetype.name)
        self._offer("current", [("", _("weiß nicht")), *((value, label(value)) for value in CurrentOperation)])
        self._offer("place_preference", [("", _("keine Vorgabe")), *((value, label(value)) for value in Place)])
        self._offer("confirmed", [(model, label(model)) for model in CLOUD_MODELS])
        for criterion in edition.criteria:
            self.fields[field_of(criterion.letter)] = forms.ChoiceField(
                label=text(criterion.question),
                choices=[*((level, level) for level in LEVELS), (UNKNOWN, UNKNOWN)],
                required=False,
            )

    def _offer(self, field: str, choices: list[tuple[object, object]]) -> None:
        offer(self, field, choices)

    def clean_name(self) -> str:
        """Refuse a name that another application of the house carries, since nobody could tell them apart."""
        return _free_name(self.cleaned_data["name"], self._taken)

    def stated(self) -> Application:
        """Return the application as stated; a level equal to the catalogue's is no override."""
        data = self.cleaned_data
        hidden = frozenset(self.application.confirmed) - frozenset(CLOUD_MODELS)
        return Application(
            code=self.application.code,
            archetype=self.application.archetype,
            name=data["name"],
            product=data["product"],
            current=CurrentOperation(data["current"]) if data["current"] else None,
            codes=self._codes(),
            confirmed=hidden | frozenset(OperatingModel(model) for model in data["confirmed"]),
            place_preference=Place(data["place_preference"]) if data["place_preference"] else None,
            runs_until=data["runs_until"],
        )

    def _codes(self) -> Mapping[str, int | None]:
        answers = {criterion.letter: self.cleaned_data[field_of(criterion.letter)] for criterion in self.criteria}
        levels = {letter: None if answer == UNKNOWN else int(answer) for letter, answer in answers.items() if answer}
        return {letter: level for letter, level in levels.items() if level != self.archetype.codes[letter]}


def field_of(letter: str) -> str:
    """Return the name of the form field that holds the code ``letter``."""
    return f"code_{letter}"


def _initial(application: Application, archetype: Archetype) -> dict[str, object]:
    levels = {**archetype.codes, **application.codes}
    return {
        "name": application.name,
        "product": application.product,
        "current": application.current or "",
        "place_preference": application.place_preference or "",
        "runs_until": application.runs_until,
        "confirmed": [model.value for model in application.confirmed],
        **{field_of(letter): UNKNOWN if level is None else str(level) for letter, level in levels.items()},
    }


def _free_name(name: str, taken: tuple[str, ...]) -> str:
    if name and name.casefold() in {other.casefold() for other in taken}:
        raise forms.ValidationError(_("Eine andere Anwendung heißt schon so. Bitte wählen Sie einen anderen Namen."))
    return name


def _by_group(edition: Edition) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (text(group.title), [(kind.code, text(kind.name)) for kind in edition.archetypes if kind.group == group.code])
        for group in edition.groups
    ]
