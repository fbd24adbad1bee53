"""The hospital law of the Länder in an edition, and what it can mean for the cloud."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.hospital import FederalState
from assessments.domain.law.backing import Confidence, Standing
from assessments.models.catalogues import CatalogueRow
from assessments.models.fields import WordingField, codes_of, one_of
from assessments.models.law import never_settled, wording_of
from assessments.models.law_choices import ConfidenceChoices, StandingChoices


class StateEffect(CatalogueRow):
    """What the law of a Land can mean for the cloud, in words."""

    title = WordingField(_("Bezeichnung"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Wirkung von Landesrecht")
        verbose_name_plural = _("Recht: Wirkungen von Landesrecht")

    def __str__(self) -> str:
        """Return the title, by which editors choose it."""
        return wording_of(self.title)


class StateLaw(CatalogueRow):
    """What was found in the hospital law of a Land; the code is the Land."""

    name = WordingField(_("Land"))
    act = WordingField(_("Gesetz"))
    finding = WordingField(_("Was gefunden wurde"))
    effect = models.ForeignKey(
        StateEffect, on_delete=models.CASCADE, related_name="states", verbose_name=_("Wirkung auf die Cloud")
    )
    consequence = WordingField(_("Folge"), null=True, blank=True)
    confidence = models.CharField(_("Beleg"), max_length=2, choices=ConfidenceChoices)
    standing = models.CharField(_("Stand"), max_length=10, choices=StandingChoices)
    confidence_note = WordingField(_("Bemerkung zum Beleg"), null=True, blank=True)
    sources = models.JSONField(_("Quellen"), default=list, blank=True)
    rules = models.JSONField(_("Regeln"), default=list, blank=True)

    class Meta(CatalogueRow.Meta):
        """One of the sixteen."""

        verbose_name = _("Landesrecht")
        verbose_name_plural = _("Recht: Länder")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("code", codes_of(FederalState), name="state_law_is_of_a_known_land"),
            one_of("confidence", codes_of(Confidence), name="state_law_confidence_is_known"),
            one_of("standing", codes_of(Standing), name="state_law_standing_is_known"),
            never_settled(name="weak_state_laws_are_never_settled"),
        ]

    def clean(self) -> None:
        """Keep a Land and its effect in one edition."""
        self.require_same_edition("effect")
