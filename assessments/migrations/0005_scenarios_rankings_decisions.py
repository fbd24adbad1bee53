"""Keep what a house tries out, how its people weigh, and what they decide about the roadmap."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def to_assessment(related_name):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to="assessments.assessment"
    )


def to_user():
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_seal_guidance_of_editions")]

    operations = [
        migrations.CreateModel(
            name="Scenario",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="Name")),
                ("changes", models.JSONField(verbose_name="Änderungen")),
                ("in_report", models.BooleanField(default=False, verbose_name="im Bericht")),
                ("created_at", models.DateTimeField(verbose_name="angelegt am")),
                ("changed_at", models.DateTimeField(verbose_name="geändert am")),
                ("assessment", to_assessment("scenarios")),
                ("created_by", to_user()),
                ("changed_by", to_user()),
            ],
            options={
                "verbose_name": "Szenario",
                "verbose_name_plural": "Szenarien",
                "ordering": ["assessment_id", "created_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "name"), name="one_scenario_per_name"),
                    models.CheckConstraint(condition=~models.Q(name=""), name="scenarios_have_a_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StakeholderRanking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stakeholder", models.CharField(max_length=80, verbose_name="Wer gewichtet")),
                ("ranking", models.JSONField(verbose_name="Rangfolge")),
                ("given_at", models.DateTimeField(verbose_name="abgegeben am")),
                ("assessment", to_assessment("rankings")),
                ("given_by", to_user()),
            ],
            options={
                "verbose_name": "Rangfolge",
                "verbose_name_plural": "Rangfolgen",
                "ordering": ["assessment_id", "stakeholder"],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "stakeholder"), name="one_ranking_per_stakeholder"),
                    models.CheckConstraint(condition=~models.Q(stakeholder=""), name="rankings_say_whose_they_are"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoadmapDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10, verbose_name="Art")),
                ("code", models.CharField(max_length=40, verbose_name="Schritt")),
                ("dropped", models.BooleanField(default=False, verbose_name="gestrichen")),
                ("deferred_to", models.DateField(blank=True, null=True, verbose_name="verschoben auf")),
                ("owner", models.CharField(blank=True, max_length=80, verbose_name="zuständig")),
                ("due_date", models.DateField(blank=True, null=True, verbose_name="fällig am")),
                ("status", models.CharField(max_length=10, verbose_name="Stand")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="Notiz")),
                ("version", models.PositiveIntegerField(verbose_name="Fassung")),
                ("changed_at", models.DateTimeField(verbose_name="geändert am")),
                ("assessment", to_assessment("decisions")),
                ("changed_by", to_user()),
            ],
            options={
                "verbose_name": "Entscheidung zum Fahrplan",
                "verbose_name_plural": "Entscheidungen zum Fahrplan",
                "ordering": ["assessment_id", "kind", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "kind", "code"), name="one_decision_per_step"),
                    models.CheckConstraint(
                        condition=models.Q(kind__in=["measure", "move", "cluster"]), name="decided_step_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(status__in=["open", "running", "done"]), name="step_status_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(dropped=False) | models.Q(deferred_to=None),
                        name="dropped_steps_are_not_deferred",
                    ),
                    models.CheckConstraint(condition=models.Q(version__gte=1), name="decision_versions_start_at_1"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="changeevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("hospital_created", "Krankenhaus angelegt"),
                    ("profile_updated", "Profil geändert"),
                    ("membership_granted", "Mitgliedschaft erteilt"),
                    ("membership_ended", "Mitgliedschaft beendet"),
                    ("assessment_started", "Selbstbewertung begonnen"),
                    ("scope_changed", "Umfang geändert"),
                    ("preset_chosen", "Gewichtung gewählt"),
                    ("archetypes_chosen", "Anwendungen ausgewählt"),
                    ("application_added", "Anwendung ergänzt"),
                    ("application_saved", "Anwendung geändert"),
                    ("application_removed", "Anwendung entfernt"),
                    ("report_requested", "Bericht angefordert"),
                    ("scenario_saved", "Szenario gespeichert"),
                    ("scenario_renamed", "Szenario umbenannt"),
                    ("scenario_reported", "Szenario für den Bericht gewählt oder abgewählt"),
                    ("scenario_deleted", "Szenario gelöscht"),
                    ("ranking_given", "Rangfolge abgegeben"),
                    ("ranking_withdrawn", "Rangfolge zurückgezogen"),
                    ("step_decided", "Schritt des Fahrplans entschieden"),
                ],
                max_length=30,
                verbose_name="Vorgang",
            ),
        ),
    ]
