import django.db.models.deletion
from django.db import migrations, models

import assessments.models.assessments
import assessments.models.fields


def stated_columns(model):
    return [
        migrations.RemoveConstraint(model_name=model, name=f"{model}_kind_agrees_with_level_and_reason"),
        migrations.AddField(
            model_name=model,
            name="flagged",
            field=models.BooleanField(db_default=False, default=False, verbose_name="für später gemerkt"),
        ),
        migrations.AddField(
            model_name=model,
            name="ground",
            field=assessments.models.fields.OptionalCodeField(
                blank=True,
                choices=assessments.models.assessments.ground_choices,
                max_length=20,
                null=True,
                verbose_name="Grund",
            ),
        ),
        migrations.AddField(
            model_name=model,
            name="source",
            field=models.CharField(blank=True, db_default="", max_length=200, verbose_name="Quelle"),
        ),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ground", None), ("kind", "given"), ("level__isnull", False), ("level__range", (0, 4)), ("reason", "")
                )
                | models.Q(("ground", None), ("kind__in", ("unknown", "cleared")), ("level", None), ("reason", ""))
                | (models.Q(("kind", "not_applicable"), ("level", None)) & models.Q(("reason", ""), _negated=True)),
                name=f"{model}_kind_agrees_with_level_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name=model,
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["not_offered", "no_such_system", "elsewhere", "no_duty", "other"])),
                name=f"{model}_ground_is_known",
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [("assessments", "0012_seal_law_of_editions")]
    operations = [
        *stated_columns("answer"),
        *stated_columns("answerevent"),
        migrations.CreateModel(
            name="SaveKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("question_code", models.CharField(max_length=40)),
                ("digest", models.CharField(max_length=64)),
                ("version", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="savekey",
            constraint=models.UniqueConstraint(fields=("assessment", "key"), name="each_save_key_is_used_once"),
        ),
    ]
