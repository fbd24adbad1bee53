"""The assessed houses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models.functions import Length, Upper
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from assessments.domain.hospital import FederalState, LegalForm, Ownership
from assessments.models.fields import OptionalCodeField, choices_of, codes_of, one_of, within
from assessments.models.scoping import scoped

# Generous bounds: wide enough for every hospital of the world, narrow enough to catch a figure in the wrong field.
FACT_LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "beds": (1, 20_000),
        "full_inpatient_cases": (0, 1_000_000),
        "employees": (1, 500_000),
        "turnover_eur": (0, 100_000_000_000),
        "balance_sheet_eur": (0, 100_000_000_000),
        "sites": (1, 1_000),
    }
)


def state_choices() -> list[tuple[str, str]]:
    """Return the Länder with their names."""
    return choices_of(FederalState)


def ownership_choices() -> list[tuple[str, str]]:
    """Return the kinds of ownership with their names."""
    return choices_of(Ownership)


def legal_form_choices() -> list[tuple[str, str]]:
    """Return the legal forms with their names."""
    return choices_of(LegalForm)


class Hospital(models.Model):
    """A hospital with the facts of its profile; a fact that is null is not known."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(_("Name"), max_length=200)
    country = models.CharField(_("Land (ISO 3166)"), max_length=2, default="DE")
    federal_state = OptionalCodeField(_("Bundesland"), max_length=2, choices=state_choices)
    ownership = OptionalCodeField(_("Trägerschaft"), max_length=20, choices=ownership_choices)
    beds = models.PositiveIntegerField(_("Betten"), null=True, blank=True)
    full_inpatient_cases = models.PositiveIntegerField(_("Vollstationäre Fälle im Jahr"), null=True, blank=True)
    employees = models.PositiveIntegerField(_("Beschäftigte"), null=True, blank=True)
    turnover_eur = models.PositiveBigIntegerField(_("Umsatz in Euro"), null=True, blank=True)
    balance_sheet_eur = models.PositiveBigIntegerField(_("Bilanzsumme in Euro"), null=True, blank=True)
    sites = models.PositiveIntegerField(_("Standorte"), null=True, blank=True)
    legal_form = OptionalCodeField(_("Rechtsform"), max_length=20, choices=legal_form_choices)
    is_sgb5_108_hospital = models.BooleanField(_("zugelassen nach § 108 SGB V"), null=True, blank=True)
    receives_khzg = models.BooleanField(_("Mittel aus dem Krankenhauszukunftsfonds"), null=True, blank=True)
    receives_khtf = models.BooleanField(_("Mittel aus dem Krankenhaustransformationsfonds"), null=True, blank=True)
    created_at = models.DateTimeField(_("angelegt am"), editable=False)
    created_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", editable=False)
    updated_at = models.DateTimeField(_("geändert am"), editable=False)
    updated_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+", editable=False)

    objects: ClassVar[models.Manager[Hospital]] = scoped("pk")

    class Meta:
        """Facts are unknown or plausible."""

        verbose_name = _("Krankenhaus")
        verbose_name_plural = _("Krankenhäuser")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="hospitals_have_a_name"),
            models.CheckConstraint(
                condition=models.Q(Exact(Length("country"), 2), country=Upper("country")), name="country_is_an_iso_code"
            ),
            one_of("federal_state", codes_of(FederalState), name="federal_state_is_known"),
            one_of("ownership", codes_of(Ownership), name="ownership_is_known"),
            one_of("legal_form", codes_of(LegalForm), name="legal_form_is_known"),
            *(within(fact, *limits, name=f"{fact}_are_plausible") for fact, limits in FACT_LIMITS.items()),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name
