"""The application landscape of an edition as rows: archetypes with their defaults, their shelves and clusters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.landscape import DeviceRegulation
from assessments.domain.operating_models import OperatingModel
from assessments.models.catalogues import CatalogueRow
from assessments.models.fields import WordingField, choices_of, codes_of, one_of, within


def regulation_choices() -> list[tuple[str, str]]:
    """Return whether a product is a medical device."""
    return choices_of(DeviceRegulation)


def model_choices() -> list[tuple[str, str]]:
    """Return the five operating models."""
    return choices_of(OperatingModel)


class ArchetypeGroup(CatalogueRow):
    """A shelf of the inventory page."""

    title = WordingField(_("Titel"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Gruppe")
        verbose_name_plural = _("Gruppen")


class Cluster(CatalogueRow):
    """Archetypes that move together; ``members`` holds their codes."""

    title = WordingField(_("Titel"))
    members = models.JSONField(_("Mitglieder"), default=list)

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Verbund")
        verbose_name_plural = _("Verbünde")


class Archetype(CatalogueRow):
    """A kind of hospital application with the defaults that a hospital may override."""

    # RESTRICT: a shelf that holds something cannot be removed alone, but it goes with its edition.
    group = models.ForeignKey(ArchetypeGroup, on_delete=models.RESTRICT, related_name="archetypes")
    name = WordingField(_("Name"))
    delivery = models.JSONField(_("Angebotsformen"), default=list)
    delivery_note = WordingField(_("Angebot, in Worten"))
    data_classes = models.JSONField(_("Datenklassen"), default=list)
    criticality = models.PositiveSmallIntegerField(_("Kritikalität"))
    recovery = WordingField(_("Wiederanlauf (RTO/RPO)"))
    devices = WordingField(_("Gerätekopplung"))
    regulation = models.CharField(_("Medizinprodukt"), max_length=10, choices=regulation_choices)
    regulation_note = WordingField(_("Medizinprodukt, in Worten"))
    elasticity = WordingField(_("Lastverlauf"))
    integration = WordingField(_("Vernetzung"))
    target = models.CharField(_("Erwartetes Modell"), max_length=10, choices=model_choices)
    reason = WordingField(_("Begründung"))
    blocker = WordingField(_("Hindernis"))
    codes = models.JSONField(_("Merkmale"), default=dict)
    hybrid_cloud = WordingField(_("Hybrid: Teil in der Cloud"))
    hybrid_local = WordingField(_("Hybrid: Teil vor Ort"))

    class Meta(CatalogueRow.Meta):
        """Judged on known scales."""

        verbose_name = _("Anwendungsart")
        verbose_name_plural = _("Anwendungsarten")
        constraints = [
            *CatalogueRow.Meta.constraints,
            within("criticality", 1, 4, name="criticality_is_1_to_4"),
            one_of("regulation", codes_of(DeviceRegulation), name="regulation_is_known"),
            one_of("target", codes_of(OperatingModel), name="target_model_is_known"),
        ]

    def clean(self) -> None:
        """Keep an archetype and its shelf in one edition."""
        self.require_same_edition("group")
