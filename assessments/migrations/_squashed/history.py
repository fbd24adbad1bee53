"""What stays: the audit trail and milestones."""

import uuid

import django.db.models.deletion
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import assessments.models.history
import assessments.models.milestones

HISTORY = (
    migrations.CreateModel(
        name="ChangeEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("kind", models.CharField(choices=assessments.models.history.kind_choices, max_length=30, verbose_name="Vorgang")),
            ("subject", models.CharField(blank=True, max_length=100, verbose_name="Gegenstand")),
            ("details", models.JSONField(blank=True, default=dict, verbose_name="Einzelheiten")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("assessment", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="assessments.assessment")),
            ("by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("hospital", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="assessments.hospital")),
            ("result", models.CharField(db_default="done", default="done", max_length=10, verbose_name="Ergebnis")),
            ("request_id", models.CharField(blank=True, db_default="", max_length=36, verbose_name="Vorgangsnummer")),
            ("number", models.PositiveBigIntegerField(editable=False, verbose_name="Nummer")),
            ("previous", models.CharField(editable=False, max_length=64)),
            ("digest", models.CharField(editable=False, max_length=64)),
        ],
        options={
            "verbose_name": "Vorgang",
            "verbose_name_plural": "Vorgänge",
            "ordering": ["at", "id"],
            "indexes": [models.Index(fields=["kind", "at"], name="changes_by_kind_and_time")],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("result__in", ["done", "refused", "failed"])), name="audit_result_is_known"),
                models.UniqueConstraint(fields=("hospital", "number"), name="entries_of_a_hospital_are_numbered_once"),
                models.UniqueConstraint(condition=models.Q(("hospital", None)), fields=("number",), name="entries_of_the_installation_are_numbered_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="AuditChain",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.CharField(max_length=64)),
            ("length", models.PositiveBigIntegerField(default=0)),
            ("digest", models.CharField(default="0000000000000000000000000000000000000000000000000000000000000000", max_length=64)),
            ("purged", models.PositiveBigIntegerField(default=0)),
            ("purged_digest", models.CharField(default="0000000000000000000000000000000000000000000000000000000000000000", max_length=64)),
            ("purged_signature", models.CharField(blank=True, max_length=200)),
            ("hospital", models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="audit_chain", to="assessments.hospital")),
        ],
        options={
            "verbose_name": "Protokollkette",
            "verbose_name_plural": "Protokollketten",
            "constraints": [
                models.UniqueConstraint(django.db.models.lookups.IsNull(models.F("hospital"), True), condition=models.Q(("hospital", None)), name="one_chain_for_the_installation"),
                models.CheckConstraint(condition=models.Q(("purged__lte", models.F("length"))), name="no_more_is_purged_than_was_written"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Milestone",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("round", models.PositiveIntegerField(verbose_name="Runde")),
            ("kind", models.CharField(choices=assessments.models.milestones.kind_choices, max_length=10, verbose_name="Anlass")),
            ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
            ("as_of", models.DateField(verbose_name="Stichtag")),
            ("scoring_version", models.CharField(max_length=20, verbose_name="Fassung der Bewertung")),
            ("summary", models.JSONField(verbose_name="Kennzahlen")),
            ("content", models.TextField()),
            ("digest", models.CharField(max_length=64, verbose_name="Prüfsumme")),
            ("taken_at", models.DateTimeField(verbose_name="festgehalten am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="assessments.assessment")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.catalogueedition")),
            ("taken_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Meilenstein",
            "verbose_name_plural": "Meilensteine",
            "ordering": ["-taken_at", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("kind__in", ["submitted", "named"])), name="milestone_kind_is_known"),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("kind", "submitted"), ("name", "")), models.Q(("kind", "named"), models.Q(("name", ""), _negated=True)), _connector="OR"),
                    name="named_milestones_have_a_name",
                ),
                models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="milestone_rounds_start_at_1"),
                models.UniqueConstraint(condition=models.Q(("kind", "submitted")), fields=("assessment", "round"), name="one_submission_per_round"),
            ],
        },
    ),
    migrations.CreateModel(
        name="StatusEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("step", models.CharField(max_length=10, verbose_name="Schritt")),
            ("round", models.PositiveIntegerField(verbose_name="Runde")),
            ("reason", models.TextField(blank=True, max_length=2000, verbose_name="Begründung")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="status_events", to="assessments.assessment")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("milestone", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.milestone")),
        ],
        options={
            "verbose_name": "Schritt einer Selbstbewertung",
            "verbose_name_plural": "Schritte von Selbstbewertungen",
            "ordering": ["at", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("step__in", ["submit", "return", "approve", "reopen"])), name="status_step_is_known"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("step__in", ["reopen", "return"]), models.Q(("reason", ""), _negated=True)),
                        models.Q(models.Q(("step__in", ["reopen", "return"]), _negated=True), ("reason", "")),
                        _connector="OR",
                    ),
                    name="steps_back_say_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("milestone__isnull", False), ("step", "submit")), models.Q(models.Q(("step", "submit"), _negated=True), ("milestone", None)), _connector="OR"
                    ),
                    name="submissions_leave_a_milestone",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="MilestoneReport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("language", models.CharField(max_length=2, verbose_name="Sprache")),
            ("content", models.TextField()),
            ("digest", models.CharField(max_length=64, verbose_name="Prüfsumme")),
            ("milestone", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="assessments.milestone")),
        ],
        options={
            "verbose_name": "Bericht eines Meilensteins",
            "verbose_name_plural": "Berichte von Meilensteinen",
            "ordering": ["milestone", "language"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("language__in", ["de", "en"])), name="milestone_report_language_is_known"),
                models.UniqueConstraint(fields=("milestone", "language"), name="one_report_per_milestone_and_language"),
            ],
        },
    ),
)
