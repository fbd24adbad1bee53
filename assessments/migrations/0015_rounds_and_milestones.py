import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import assessments.models.assessments
import assessments.models.milestones


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0014_seal_answer_history_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="round",
            field=models.PositiveIntegerField(db_default=1, default=1, verbose_name="Runde"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="submitted_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="eingereicht am"),
        ),
        migrations.AddField(
            model_name="assessment",
            name="submitted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="status",
            field=models.CharField(
                choices=assessments.models.assessments.status_choices,
                default="open",
                max_length=10,
                verbose_name="Stand",
            ),
        ),
        migrations.RemoveConstraint(model_name="assessment", name="assessment_status_is_known"),
        migrations.RemoveConstraint(model_name="assessment", name="closed_assessments_say_when_and_by_whom"),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["open", "submitted", "closed"])), name="assessment_status_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "open"),
                    ("submitted_at", None),
                    ("submitted_by", None),
                )
                | models.Q(
                    ("status__in", ["submitted", "closed"]),
                    ("submitted_at__isnull", False),
                    ("submitted_by__isnull", False),
                ),
                name="submitted_assessments_say_when_and_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at", None), ("closed_by", None), ("status__in", ["open", "submitted"]))
                | models.Q(("closed_at__isnull", False), ("closed_by__isnull", False), ("status", "closed")),
                name="closed_assessments_say_when_and_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="rounds_start_at_1"),
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("round", models.PositiveIntegerField(verbose_name="Runde")),
                (
                    "kind",
                    models.CharField(
                        choices=assessments.models.milestones.kind_choices, max_length=10, verbose_name="Anlass"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
                ("as_of", models.DateField(verbose_name="Stichtag")),
                ("scoring_version", models.CharField(max_length=20, verbose_name="Fassung der Bewertung")),
                ("summary", models.JSONField(verbose_name="Kennzahlen")),
                ("content", models.TextField()),
                ("digest", models.CharField(max_length=64, verbose_name="Prüfsumme")),
                ("taken_at", models.DateTimeField(verbose_name="festgehalten am")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.catalogueedition",
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Meilenstein",
                "verbose_name_plural": "Meilensteine",
                "ordering": ["-taken_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["submitted", "named"])), name="milestone_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "submitted"), ("name", "")),
                            models.Q(("kind", "named"), models.Q(("name", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="named_milestones_have_a_name",
                    ),
                    models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="milestone_rounds_start_at_1"),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "submitted")),
                        fields=("assessment", "round"),
                        name="one_submission_per_round",
                    ),
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
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="status_events",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="von",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "Schritt einer Selbstbewertung",
                "verbose_name_plural": "Schritte von Selbstbewertungen",
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__in", ["submit", "return", "approve", "reopen"])),
                        name="status_step_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step__in", ["reopen", "return"]), models.Q(("reason", ""), _negated=True)),
                            models.Q(
                                models.Q(("step__in", ["reopen", "return"]), _negated=True),
                                ("reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="steps_back_say_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("milestone__isnull", False), ("step", "submit")),
                            models.Q(models.Q(("step", "submit"), _negated=True), ("milestone", None)),
                            _connector="OR",
                        ),
                        name="submissions_leave_a_milestone",
                    ),
                ],
            },
        ),
    ]
