"""Providers, services and facts the law asks for."""

import datetime
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import assessments.models.fields
import assessments.models.providers

REGISTER = (
    migrations.CreateModel(
        name="Attestation",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("version", models.PositiveIntegerField(default=1, verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("kind", models.CharField(choices=assessments.models.providers.attestation_choices, max_length=20, verbose_name="Nachweis")),
            (
                "catalogue",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.providers.catalogue_choices, max_length=10, null=True, verbose_name="Katalog"),
            ),
            ("period_end", models.DateField(null=True, verbose_name="Ende des Prüfzeitraums")),
            ("scope_ok", models.BooleanField(null=True, verbose_name="deckt den gekauften Dienst ab")),
            ("plan_date", models.DateField(null=True, verbose_name="Maßnahmenplan vom")),
            ("plan_complete", models.BooleanField(null=True, verbose_name="Maßnahmenplan vollständig")),
            ("evidence_reference", models.CharField(blank=True, max_length=500, verbose_name="Fundstelle des Nachweises")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("service", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="attestations", to="assessments.cloudservice")),
        ],
        options={
            "verbose_name": "Nachweis",
            "verbose_name_plural": "Nachweise",
            "ordering": ["service_id", "changed_at", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="attestation_versions_start_at_1"),
                models.CheckConstraint(condition=models.Q(("kind__in", ["C5_T2", "C5_T1", "ISO27001", "ISO27001_ITGS", "CCM4"])), name="attestation_kind_is_known"),
                models.CheckConstraint(condition=models.Q(("catalogue__in", ["C5_2020", "C5_2026"])), name="c5_catalogue_is_known"),
                models.CheckConstraint(condition=models.Q(("period_end__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="period_end_is_in_our_time"),
                models.CheckConstraint(condition=models.Q(("plan_date__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="plan_date_is_in_our_time"),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("kind__in", ["ISO27001", "ISO27001_ITGS", "CCM4"]), _negated=True), ("catalogue", None), _connector="OR"),
                    name="only_c5_has_a_catalogue",
                ),
                models.CheckConstraint(
                    condition=models.Q(("kind__in", ["ISO27001", "ISO27001_ITGS", "CCM4"]), models.Q(("plan_complete", None), ("plan_date", None)), _connector="OR"),
                    name="only_certificates_beside_c5_have_a_plan",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CloudService",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("version", models.PositiveIntegerField(default=1, verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("name", models.CharField(max_length=200, verbose_name="Name")),
            (
                "service_model",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.providers.service_model_choices, max_length=20, null=True, verbose_name="Bezugsform"
                ),
            ),
            ("is_cloud_service", models.BooleanField(null=True, verbose_name="Cloud-Dienst nach § 384 SGB V")),
            ("places", models.JSONField(null=True, verbose_name="Orte der Verarbeitung")),
            ("first_placed_on_market", models.DateField(null=True, verbose_name="erstmals in Verkehr gebracht am")),
            ("attested", models.BooleanField(null=True, verbose_name="Nachweise vorhanden")),
            (
                "customer_criteria_done",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.providers.customer_criteria_choices, max_length=10, null=True, verbose_name="Kundenkriterien umgesetzt"
                ),
            ),
            ("avv_signed", models.BooleanField(null=True, verbose_name="Vertrag zur Auftragsverarbeitung unterschrieben")),
            ("s203_chain_signed", models.BooleanField(null=True, verbose_name="Verpflichtungen nach § 203 StGB unterschrieben")),
            ("incident_clause_hours", models.PositiveIntegerField(null=True, verbose_name="Meldefrist des Anbieters in Stunden")),
            ("exit_plan", models.BooleanField(null=True, verbose_name="Ausstiegsplan")),
            ("exit_test_date", models.DateField(null=True, verbose_name="Ausstieg zuletzt getestet am")),
            ("contract_end", models.DateField(null=True, verbose_name="Vertrag endet am")),
            ("switching_clause", models.BooleanField(null=True, verbose_name="Wechselrechte im Vertrag")),
            ("switching_fee_eur", models.PositiveBigIntegerField(null=True, verbose_name="Entgelt für Wechsel oder Ausleitung in Euro")),
            ("evidence_reference", models.CharField(blank=True, max_length=500, verbose_name="Fundstelle der Unterlagen")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("provider", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="services", to="assessments.provider")),
            ("applications", models.ManyToManyField(related_name="services", through="assessments.ServiceUse", to="assessments.hospitalapplication", verbose_name="Anwendungen")),
        ],
        options={
            "verbose_name": "Dienst",
            "verbose_name_plural": "Dienste",
            "ordering": ["provider__name", "name", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="cloudservice_versions_start_at_1"),
                models.UniqueConstraint(fields=("provider", "name"), name="one_service_per_name_and_provider"),
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="services_have_a_name"),
                models.CheckConstraint(
                    condition=models.Q(("service_model__in", ["iaas", "paas", "saas", "housing", "dedicated_hosting", "on_prem"])), name="service_model_is_known"
                ),
                models.CheckConstraint(condition=models.Q(("customer_criteria_done__in", ["all", "partial", "none", "unknown"])), name="customer_criteria_are_known"),
                models.CheckConstraint(condition=models.Q(("incident_clause_hours__range", (0, 8760))), name="incident_clause_hours_are_plausible"),
                models.CheckConstraint(condition=models.Q(("switching_fee_eur__range", (0, 1000000000))), name="switching_fee_eur_are_plausible"),
                models.CheckConstraint(
                    condition=models.Q(("first_placed_on_market__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="first_placed_on_market_is_in_our_time"
                ),
                models.CheckConstraint(
                    condition=models.Q(("exit_test_date__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="exit_test_date_is_in_our_time"
                ),
                models.CheckConstraint(condition=models.Q(("contract_end__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="contract_end_is_in_our_time"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Provider",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("version", models.PositiveIntegerField(default=1, verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("name", models.CharField(max_length=200, verbose_name="Name")),
            ("establishment_de", models.BooleanField(null=True, verbose_name="Niederlassung in Deutschland")),
            ("parent_outside_eu", models.BooleanField(null=True, verbose_name="Mutterkonzern außerhalb der EU")),
            ("us_parent", models.BooleanField(null=True, verbose_name="Mutterkonzern in den USA")),
            ("us_recipient", models.BooleanField(null=True, verbose_name="Empfänger in den USA")),
            ("dpf_listed", models.BooleanField(null=True, verbose_name="im EU-US-Datenschutzrahmen gelistet")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="providers", to="assessments.hospital")),
        ],
        options={
            "verbose_name": "Anbieter",
            "verbose_name_plural": "Anbieter",
            "ordering": ["hospital_id", "name", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="provider_versions_start_at_1"),
                models.UniqueConstraint(fields=("hospital", "name"), name="one_provider_per_name"),
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="providers_have_a_name"),
                models.CheckConstraint(
                    condition=models.Q(("parent_outside_eu", False), ("parent_outside_eu__isnull", False), ("us_parent", True), ("us_parent__isnull", False), _negated=True),
                    name="us_parents_are_outside_the_eu",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ServiceUse",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("application", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="service_uses", to="assessments.hospitalapplication")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("service", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="assessments.cloudservice")),
        ],
        options={
            "verbose_name": "Nutzung",
            "verbose_name_plural": "Nutzungen",
            "ordering": ["application_id", "id"],
            "constraints": [models.UniqueConstraint(fields=("service", "application"), name="one_use_per_service_and_application")],
        },
    ),
    migrations.CreateModel(
        name="HouseFact",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=70, verbose_name="Angabe")),
            ("value", models.CharField(max_length=500, null=True, verbose_name="Wert")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="facts", to="assessments.hospital")),
        ],
        options={
            "verbose_name": "Angabe zum Haus",
            "verbose_name_plural": "Angaben zum Haus",
            "ordering": ["name"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="housefact_versions_start_at_1"),
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="housefacts_have_a_name"),
                models.UniqueConstraint(fields=("hospital", "name"), name="one_fact_per_name_and_hospital"),
            ],
        },
    ),
    migrations.CreateModel(
        name="ServiceFact",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=70, verbose_name="Angabe")),
            ("value", models.CharField(max_length=500, null=True, verbose_name="Wert")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("service", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="assessments.cloudservice")),
        ],
        options={
            "verbose_name": "Angabe zum Dienst",
            "verbose_name_plural": "Angaben zum Dienst",
            "ordering": ["name"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="servicefact_versions_start_at_1"),
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="servicefacts_have_a_name"),
                models.UniqueConstraint(fields=("service", "name"), name="one_fact_per_name_and_service"),
            ],
        },
    ),
    migrations.CreateModel(
        name="UseFact",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=70, verbose_name="Angabe")),
            ("value", models.CharField(max_length=500, null=True, verbose_name="Wert")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("use", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="assessments.serviceuse")),
        ],
        options={
            "verbose_name": "Angabe zum Schritt",
            "verbose_name_plural": "Angaben zum Schritt",
            "ordering": ["name"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="usefact_versions_start_at_1"),
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="usefacts_have_a_name"),
                models.UniqueConstraint(fields=("use", "name"), name="one_fact_per_name_and_use"),
            ],
        },
    ),
)
