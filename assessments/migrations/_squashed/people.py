"""Accounts, hospitals and who belongs to them."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import assessments.models.fields
import assessments.models.hospitals
import assessments.models.people

PEOPLE = (
    migrations.CreateModel(
        name="User",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("password", models.CharField(max_length=128, verbose_name="password")),
            ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
            (
                "is_superuser",
                models.BooleanField(default=False, help_text="Designates that this user has all permissions without explicitly assigning them.", verbose_name="superuser status"),
            ),
            ("email", assessments.models.fields.LowercaseEmailField(max_length=254, unique=True, verbose_name="E-Mail-Adresse")),
            ("name", models.CharField(blank=True, max_length=200, verbose_name="Name")),
            ("is_active", models.BooleanField(default=True, verbose_name="aktiv")),
            ("is_staff", models.BooleanField(default=False, verbose_name="darf in die Verwaltung")),
            ("date_joined", models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="angelegt am")),
            (
                "groups",
                models.ManyToManyField(
                    blank=True,
                    help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                    related_name="user_set",
                    related_query_name="user",
                    to="auth.group",
                    verbose_name="groups",
                ),
            ),
            (
                "user_permissions",
                models.ManyToManyField(
                    blank=True,
                    help_text="Specific permissions for this user.",
                    related_name="user_set",
                    related_query_name="user",
                    to="auth.permission",
                    verbose_name="user permissions",
                ),
            ),
            ("is_operator", models.BooleanField(db_default=False, default=False, verbose_name="betreibt diese Anwendung")),
        ],
        options={
            "verbose_name": "Benutzerkonto",
            "verbose_name_plural": "Benutzerkonten",
            "constraints": [models.CheckConstraint(condition=models.Q(("email", django.db.models.functions.text.Lower("email"))), name="addresses_are_in_lower_case")],
        },
    ),
    migrations.CreateModel(
        name="Membership",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("role", models.CharField(choices=assessments.models.people.role_choices, max_length=20, verbose_name="Rolle")),
            ("ends_on", models.DateField(blank=True, help_text="Der letzte Tag, an dem sie gilt.", null=True, verbose_name="endet am")),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="assessments.hospital")),
            ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to=settings.AUTH_USER_MODEL)),
            (
                "audits",
                models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="auditors", to="assessments.assessment", verbose_name="prüft"),
            ),
            ("may_answer", models.BooleanField(db_default=False, default=False, verbose_name="darf antworten")),
            ("sections", models.JSONField(blank=True, db_default=models.Value([], output_field=models.JSONField()), default=list, verbose_name="Abschnitte")),
        ],
        options={
            "verbose_name": "Mitgliedschaft",
            "verbose_name_plural": "Mitgliedschaften",
            "constraints": [
                models.UniqueConstraint(fields=("user", "hospital"), name="one_membership_per_person_and_hospital"),
                models.CheckConstraint(condition=models.Q(("role__in", ["contributor", "lead", "consultant", "auditor"])), name="membership_role_is_known"),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("role", "consultant"), _negated=True), ("ends_on__isnull", False), _connector="OR"), name="membership_of_a_consultant_ends"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("role", "auditor"), ("audits__isnull", False)), models.Q(models.Q(("role", "auditor"), _negated=True), ("audits", None)), _connector="OR"
                    ),
                    name="membership_of_an_auditor_names_one_assessment",
                ),
                models.CheckConstraint(condition=models.Q(("role", "consultant"), ("may_answer", False), _connector="OR"), name="membership_allows_answers_to_consultants"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Hospital",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("name", models.CharField(max_length=200, verbose_name="Name")),
            ("country", models.CharField(default="DE", max_length=2, verbose_name="Land (ISO 3166)")),
            (
                "federal_state",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.hospitals.state_choices, max_length=2, null=True, verbose_name="Bundesland"),
            ),
            (
                "ownership",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.hospitals.ownership_choices, max_length=20, null=True, verbose_name="Trägerschaft"
                ),
            ),
            ("beds", models.PositiveIntegerField(blank=True, null=True, verbose_name="Betten")),
            ("full_inpatient_cases", models.PositiveIntegerField(blank=True, null=True, verbose_name="Vollstationäre Fälle im Jahr")),
            ("employees", models.PositiveIntegerField(blank=True, null=True, verbose_name="Beschäftigte")),
            ("turnover_eur", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="Umsatz in Euro")),
            ("balance_sheet_eur", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="Bilanzsumme in Euro")),
            ("sites", models.PositiveIntegerField(blank=True, null=True, verbose_name="Standorte")),
            ("created_at", models.DateTimeField(editable=False, verbose_name="angelegt am")),
            ("updated_at", models.DateTimeField(editable=False, verbose_name="geändert am")),
            ("created_by", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("updated_by", models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("is_sgb5_108_hospital", models.BooleanField(blank=True, null=True, verbose_name="zugelassen nach § 108 SGB V")),
            (
                "legal_form",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.hospitals.legal_form_choices, max_length=20, null=True, verbose_name="Rechtsform"
                ),
            ),
            ("receives_khtf", models.BooleanField(blank=True, null=True, verbose_name="Mittel aus dem Krankenhaustransformationsfonds")),
            ("receives_khzg", models.BooleanField(blank=True, null=True, verbose_name="Mittel aus dem Krankenhauszukunftsfonds")),
        ],
        options={
            "verbose_name": "Krankenhaus",
            "verbose_name_plural": "Krankenhäuser",
            "ordering": ["name", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="hospitals_have_a_name"),
                models.CheckConstraint(
                    condition=models.Q(
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("country"), 2), ("country", django.db.models.functions.text.Upper("country"))
                    ),
                    name="country_is_an_iso_code",
                ),
                models.CheckConstraint(
                    condition=models.Q(("federal_state__in", ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"])),
                    name="federal_state_is_known",
                ),
                models.CheckConstraint(
                    condition=models.Q(("ownership__in", ["public_municipal", "public_state", "church_catholic", "church_protestant", "nonprofit_other", "private", "federal"])),
                    name="ownership_is_known",
                ),
                models.CheckConstraint(condition=models.Q(("beds__range", (1, 20000))), name="beds_are_plausible"),
                models.CheckConstraint(condition=models.Q(("full_inpatient_cases__range", (0, 1000000))), name="full_inpatient_cases_are_plausible"),
                models.CheckConstraint(condition=models.Q(("employees__range", (1, 500000))), name="employees_are_plausible"),
                models.CheckConstraint(condition=models.Q(("turnover_eur__range", (0, 100000000000))), name="turnover_eur_are_plausible"),
                models.CheckConstraint(condition=models.Q(("balance_sheet_eur__range", (0, 100000000000))), name="balance_sheet_eur_are_plausible"),
                models.CheckConstraint(condition=models.Q(("sites__range", (1, 1000))), name="sites_are_plausible"),
                models.CheckConstraint(condition=models.Q(("legal_form__in", ["legal_person", "dependent_unit"])), name="legal_form_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Invitation",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("email", assessments.models.fields.LowercaseEmailField(max_length=254, verbose_name="E-Mail-Adresse")),
            ("role", models.CharField(choices=assessments.models.people.role_choices, max_length=20, verbose_name="Rolle")),
            ("ends_on", models.DateField(blank=True, null=True, verbose_name="endet am")),
            ("sections", models.JSONField(blank=True, default=list, verbose_name="Abschnitte")),
            ("may_answer", models.BooleanField(default=False, verbose_name="darf antworten")),
            ("language", models.CharField(max_length=10, verbose_name="Sprache")),
            ("digest", models.CharField(max_length=64, unique=True, verbose_name="Prüfsumme des Links")),
            ("sent_at", models.DateTimeField(verbose_name="gesendet am")),
            ("expires_at", models.DateTimeField(verbose_name="gilt bis")),
            ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="angenommen am")),
            ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="zurückgezogen am")),
            ("accepted_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("audits", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.assessment")),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="assessments.hospital")),
            ("sent_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("withdrawn_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Einladung",
            "verbose_name_plural": "Einladungen",
            "ordering": ["email"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("role__in", ["contributor", "lead", "consultant", "auditor"])), name="invitation_role_is_known"),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("role", "consultant"), _negated=True), ("ends_on__isnull", False), _connector="OR"), name="invitation_of_a_consultant_ends"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("role", "auditor"), ("audits__isnull", False)), models.Q(models.Q(("role", "auditor"), _negated=True), ("audits", None)), _connector="OR"
                    ),
                    name="invitation_of_an_auditor_names_one_assessment",
                ),
                models.CheckConstraint(condition=models.Q(("role", "consultant"), ("may_answer", False), _connector="OR"), name="invitation_allows_answers_to_consultants"),
                models.UniqueConstraint(
                    condition=models.Q(("accepted_at", None), ("withdrawn_at", None)), fields=("hospital", "email"), name="one_waiting_invitation_per_address_and_hospital"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("accepted_at", None), ("accepted_by", None)),
                        models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False), ("withdrawn_at", None)),
                        _connector="OR",
                    ),
                    name="accepted_invitations_say_when_and_by_whom",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("withdrawn_at", None), ("withdrawn_by", None)), models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)), _connector="OR"
                    ),
                    name="withdrawn_invitations_say_when_and_by_whom",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="BreakGlass",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("reason", models.CharField(max_length=500, verbose_name="Grund")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("until", models.DateTimeField(verbose_name="gilt bis")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="broken_glass", to="assessments.hospital")),
        ],
        options={
            "verbose_name": "Einsicht des Betriebs",
            "verbose_name_plural": "Einsichten des Betriebs",
            "ordering": ["-at"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="broken_glass_has_a_reason"),
                models.CheckConstraint(condition=models.Q(("until__gt", models.F("at"))), name="broken_glass_has_an_end"),
            ],
        },
    ),
    migrations.CreateModel(
        name="HospitalGroup",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=200, unique=True, verbose_name="Name")),
            ("hospitals", models.ManyToManyField(related_name="groups", to="assessments.hospital", verbose_name="Krankenhäuser")),
        ],
        options={"verbose_name": "Verbund", "verbose_name_plural": "Verbünde", "ordering": ["name"]},
    ),
    migrations.CreateModel(
        name="HospitalDeletion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("requested_at", models.DateTimeField(verbose_name="beantragt am")),
            ("due_at", models.DateTimeField(verbose_name="fällig am")),
            ("hospital", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="deletion", to="assessments.hospital")),
            ("requested_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Löschung eines Krankenhauses",
            "verbose_name_plural": "Löschungen von Krankenhäusern",
            "constraints": [models.CheckConstraint(condition=models.Q(("due_at__gt", models.F("requested_at"))), name="deletions_leave_time_to_think_again")],
        },
    ),
    migrations.CreateModel(
        name="CacheEntry",
        fields=[
            ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
            ("value", models.TextField()),
            ("expires", models.DateTimeField(db_index=True)),
        ],
        options={"db_table": "assessments_cacheentry", "default_permissions": ()},
    ),
)
