"""What the inventory pages show: the shelves of the catalogue and the applications a house has chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.catalogue import Edition
from assessments.domain.criteria import Criterion
from assessments.domain.hospital import Application
from assessments.domain.landscape import HEALTH_DATA, Archetype
from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from assessments.templatetags.wording import text

CRITICALITY: dict[int, Promise] = {
    1: _("kann Tage ausfallen"),
    2: _("kann ein bis zwei Tage ausfallen"),
    3: _("kann einige Stunden ausfallen"),
    4: _("darf höchstens Minuten bis wenige Stunden ausfallen"),
}
DATA_CLASS: dict[int, Promise] = {
    0: _("keine personenbezogenen Daten"),
    1: _("personenbezogene Daten"),
    HEALTH_DATA: _("Gesundheitsdaten"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One archetype on its shelf."""

    archetype: Archetype
    chosen: bool
    described: bool  # carries data of the house, which unticking would not throw away

    @property
    def criticality(self) -> Promise:
        """Say how long the application may fail."""
        return CRITICALITY[self.archetype.criticality]

    @property
    def data_class(self) -> Promise:
        """Say which data to expect; where products differ, the most sensitive."""
        return DATA_CLASS[max(self.archetype.data_classes)]

    @property
    def haystack(self) -> str:
        """Return what the search looks through, in every language."""
        return haystack_of(self.archetype)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A group of archetypes."""

    code: str
    title: Text
    items: tuple[Item, ...]

    @property
    def chosen(self) -> int:
        """Return how many on this shelf are chosen."""
        return sum(item.chosen for item in self.items)


@dataclass(frozen=True, slots=True)
class Row:
    """One application of the house in the list."""

    application: Application
    archetype: Archetype
    changed: tuple[Criterion, ...]

    @property
    def name(self) -> str:
        """Return the house's own name, or the archetype's."""
        return name_of(self.application, self.archetype)

    @property
    def confirmed(self) -> tuple[OperatingModel, ...]:
        """Return the models with a named product, in the order of the models."""
        return tuple(model for model in OperatingModel if model in self.application.confirmed)

    @property
    def own_name(self) -> bool:
        """Return whether the house calls it differently than the catalogue."""
        return bool(self.application.name)


def shelves_of(edition: Edition, applications: tuple[Application, ...], query: str) -> tuple[Shelf, ...]:
    """Return the shelves with the archetypes that match ``query``; empty shelves are left out."""
    owned = {application.archetype: application for application in applications}
    words = query.casefold().split()
    shelves = (
        Shelf(
            group.code,
            group.title,
            tuple(
                Item(archetype, archetype.code in owned, described(owned.get(archetype.code)))
                for archetype in edition.archetypes
                if archetype.group == group.code and all(word in haystack_of(archetype) for word in words)
            ),
        )
        for group in edition.groups
    )
    return tuple(shelf for shelf in shelves if shelf.items)


def rows_of(edition: Edition, applications: tuple[Application, ...]) -> tuple[Row, ...]:
    """Return the applications of the house in the order of the catalogue, own ones beside what they resemble."""
    order = {code: position for position, code in enumerate(edition.archetypes_by_code)}
    return tuple(
        Row(
            application,
            edition.archetypes_by_code[application.archetype],
            tuple(criterion for criterion in edition.criteria if criterion.letter in application.codes),
        )
        for application in sorted(applications, key=lambda one: (order[one.archetype], one.code))
    )


def names_of(edition: Edition, applications: tuple[Application, ...], *, but: str = "") -> tuple[str, ...]:
    """Return the names in use, except that of the application ``but``."""
    return tuple(
        name_of(application, edition.archetypes_by_code[application.archetype])
        for application in applications
        if application.code != but
    )


def name_of(application: Application, archetype: Archetype) -> str:
    """Return the house's own name of an application, or the archetype's."""
    return application.name or text(archetype.name)


def described(application: Application | None) -> bool:
    """Return whether the house has said anything of its own about an application."""
    return application is not None and application != Application(application.code, application.archetype)


def haystack_of(archetype: Archetype) -> str:
    """Return code, names and reasons in every language, in lower case."""
    texts = (archetype.name, archetype.reason)
    wordings = [wording for each in texts for wording in each.as_mapping().values()]
    return " ".join([archetype.code, *wordings]).casefold()
