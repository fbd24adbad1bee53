"""The register of a hospital: providers, their services and what they show for them. A fact that is null is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.our_time import DATE_LIMITS
from assessments.domain.register import (
    NUMBER_LIMITS,
    AttestationKind,
    C5Catalogue,
    CustomerCriteria,
    ServiceModel,
)
from assessments.models.applications import HospitalApplication
from assessments.models.fields import OptionalCodeField, choices_of, codes_of, one_of, within
from assessments.models.hospitals import Hospital
from assessments.models.scoping import scoped

LONGEST_REGISTER_NAME = 200
LONGEST_REFERENCE = 500
CERTIFICATES = [kind.value for kind in AttestationKind if not kind.is_c5]


def service_model_choices() -> list[tuple[str, str]]:
    """Return what can be bought."""
    return choices_of(ServiceModel)


def customer_criteria_choices() -> list[tuple[str, str]]:
    """Return how many customer criteria can be met."""
    return choices_of(CustomerCriteria)


def attestation_choices() -> list[tuple[str, str]]:
    """Return what a provider can show."""
    return choices_of(AttestationKind)


def catalogue_choices() -> list[tuple[str, str]]:
    """Return the versions of C5."""
    return choices_of(C5Catalogue)


def plausible_dates(*fields: str) -> Iterator[models.CheckConstraint]:
    """Yield the promise of every date that it is unknown or lies in our time."""
    for field in fields:
        yield models.CheckConstraint(
            condition=models.Q(**{f"{field}__range": DATE_LIMITS}), name=f"{field}_is_in_our_time"
        )


class RegisterRow(models.Model):
    """The columns of every row of the register."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    version = models.PositiveIntegerField(_("Fassung"), default=1)
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Versions start at 1."""

        abstract = True
        constraints = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="%(class)s_versions_start_at_1"),
        ]


class Provider(RegisterRow):
    """A company the hospital buys from. While it has services in the register it cannot go."""

    hospital = models.ForeignKey(Hospital, on_delete=models.PROTECT, related_name="providers")
    name = models.CharField(_("Name"), max_length=LONGEST_REGISTER_NAME)
    establishment_de = models.BooleanField(_("Niederlassung in Deutschland"), null=True)
    parent_outside_eu = models.BooleanField(_("Mutterkonzern außerhalb der EU"), null=True)
    us_parent = models.BooleanField(_("Mutterkonzern in den USA"), null=True)
    us_recipient = models.BooleanField(_("Empfänger in den USA"), null=True)
    dpf_listed = models.BooleanField(_("im EU-US-Datenschutzrahmen gelistet"), null=True)

    objects: ClassVar[models.Manager[Provider]] = scoped("hospital")

    class Meta(RegisterRow.Meta):
        """One per name, and no parent in two places."""

        verbose_name = _("Anbieter")
        verbose_name_plural = _("Anbieter")
        ordering = ["hospital_id", "name", "id"]
        constraints = [
            *RegisterRow.Meta.constraints,
            models.UniqueConstraint(fields=["hospital", "name"], name="one_provider_per_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="providers_have_a_name"),
            models.CheckConstraint(
                # Told apart by "is null", because SQL lets a check pass that it cannot decide.
                condition=~models.Q(
                    us_parent__isnull=False, us_parent=True, parent_outside_eu__isnull=False, parent_outside_eu=False
                ),
                name="us_parents_are_outside_the_eu",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class CloudService(RegisterRow):
    """A service of a provider with its contract. ``places`` is a list of codes, or null while it is unknown."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(_("Name"), max_length=LONGEST_REGISTER_NAME)
    service_model = OptionalCodeField(_("Bezugsform"), max_length=20, choices=service_model_choices)
    is_cloud_service = models.BooleanField(_("Cloud-Dienst nach § 384 SGB V"), null=True)
    places = models.JSONField(_("Orte der Verarbeitung"), null=True)
    first_placed_on_market = models.DateField(_("erstmals in Verkehr gebracht am"), null=True)
    attested = models.BooleanField(_("Nachweise vorhanden"), null=True)
    customer_criteria_done = OptionalCodeField(
        _("Kundenkriterien umgesetzt"), max_length=10, choices=customer_criteria_choices
    )
    avv_signed = models.BooleanField(_("Vertrag zur Auftragsverarbeitung unterschrieben"), null=True)
    s203_chain_signed = models.BooleanField(_("Verpflichtungen nach § 203 StGB unterschrieben"), null=True)
    incident_clause_hours = models.PositiveIntegerField(_("Meldefrist des Anbieters in Stunden"), null=True)
    exit_plan = models.BooleanField(_("Ausstiegsplan"), null=True)
    exit_test_date = models.DateField(_("Ausstieg zuletzt getestet am"), null=True)
    contract_end = models.DateField(_("Vertrag endet am"), null=True)
    switching_clause = models.BooleanField(_("Wechselrechte im Vertrag"), null=True)
    switching_fee_eur = models.PositiveBigIntegerField(_("Entgelt für Wechsel oder Ausleitung in Euro"), null=True)
    evidence_reference = models.CharField(_("Fundstelle der Unterlagen"), max_length=LONGEST_REFERENCE, blank=True)
    applications = models.ManyToManyField(
        HospitalApplication, through="assessments.ServiceUse", related_name="services", verbose_name=_("Anwendungen")
    )

    objects: ClassVar[models.Manager[CloudService]] = scoped("provider__hospital")

    class Meta(RegisterRow.Meta):
        """One per name and provider; facts are unknown or plausible."""

        verbose_name = _("Dienst")
        verbose_name_plural = _("Dienste")
        ordering = ["provider__name", "name", "id"]
        constraints = [
            *RegisterRow.Meta.constraints,
            models.UniqueConstraint(fields=["provider", "name"], name="one_service_per_name_and_provider"),
            models.CheckConstraint(condition=~models.Q(name=""), name="services_have_a_name"),
            one_of("service_model", codes_of(ServiceModel), name="service_model_is_known"),
            one_of("customer_criteria_done", codes_of(CustomerCriteria), name="customer_criteria_are_known"),
            *(within(fact, *limits, name=f"{fact}_are_plausible") for fact, limits in NUMBER_LIMITS.items()),
            *plausible_dates("first_placed_on_market", "exit_test_date", "contract_end"),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Attestation(RegisterRow):
    """What a provider shows for a service. It goes with the service; the document itself may be kept as evidence."""

    service = models.ForeignKey(CloudService, on_delete=models.CASCADE, related_name="attestations")
    kind = models.CharField(_("Nachweis"), max_length=20, choices=attestation_choices)
    catalogue = OptionalCodeField(_("Katalog"), max_length=10, choices=catalogue_choices)
    period_end = models.DateField(_("Ende des Prüfzeitraums"), null=True)
    scope_ok = models.BooleanField(_("deckt den gekauften Dienst ab"), null=True)
    plan_date = models.DateField(_("Maßnahmenplan vom"), null=True)
    plan_complete = models.BooleanField(_("Maßnahmenplan vollständig"), null=True)
    evidence_reference = models.CharField(_("Fundstelle des Nachweises"), max_length=LONGEST_REFERENCE, blank=True)

    objects: ClassVar[models.Manager[Attestation]] = scoped("service__provider__hospital")

    class Meta(RegisterRow.Meta):
        """Only C5 has a catalogue, only the other certificates have a plan."""

        verbose_name = _("Nachweis")
        verbose_name_plural = _("Nachweise")
        ordering = ["service_id", "changed_at", "id"]
        constraints = [
            *RegisterRow.Meta.constraints,
            one_of("kind", codes_of(AttestationKind), name="attestation_kind_is_known"),
            one_of("catalogue", codes_of(C5Catalogue), name="c5_catalogue_is_known"),
            *plausible_dates("period_end", "plan_date"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=CERTIFICATES) | models.Q(catalogue=None), name="only_c5_has_a_catalogue"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=CERTIFICATES) | models.Q(plan_date=None, plan_complete=None),
                name="only_certificates_beside_c5_have_a_plan",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.kind


class ServiceUse(models.Model):
    """An application that is to run on a service: the step the law judges. It goes with the application."""

    service = models.ForeignKey(CloudService, on_delete=models.CASCADE, related_name="uses")
    application = models.ForeignKey(HospitalApplication, on_delete=models.CASCADE, related_name="service_uses")
    changed_at = models.DateTimeField(_("geändert am"))
    changed_by = models.ForeignKey("assessments.User", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[models.Manager[ServiceUse]] = scoped("application__assessment__hospital")

    class Meta:
        """One per service and application."""

        verbose_name = _("Nutzung")
        verbose_name_plural = _("Nutzungen")
        ordering = ["application_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["service", "application"], name="one_use_per_service_and_application"),
        ]

    def __str__(self) -> str:
        """Return both ends."""
        return f"{self.application_id} – {self.service_id}"
