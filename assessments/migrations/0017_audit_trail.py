import django.db.models.deletion
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import assessments.models.history


class Migration(migrations.Migration):
    dependencies = [("assessments", "0016_seal_milestones")]

    operations = [
        migrations.CreateModel(
            name="AuditChain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("length", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(default="0" * 64, max_length=64)),
                ("purged", models.PositiveBigIntegerField(default=0)),
                ("purged_digest", models.CharField(default="0" * 64, max_length=64)),
                ("purged_signature", models.CharField(blank=True, max_length=200)),
                (
                    "hospital",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audit_chain",
                        to="assessments.hospital",
                    ),
                ),
            ],
            options={
                "verbose_name": "Protokollkette",
                "verbose_name_plural": "Protokollketten",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.lookups.IsNull(models.F("hospital"), True),
                        condition=models.Q(("hospital", None)),
                        name="one_chain_for_the_installation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purged__lte", models.F("length"))),
                        name="no_more_is_purged_than_was_written",
                    ),
                ],
            },
        ),
        migrations.AlterField(
            model_name="changeevent",
            name="hospital",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="assessments.hospital",
            ),
        ),
        migrations.AlterField(
            model_name="changeevent",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="von",
            ),
        ),
        migrations.AlterField(
            model_name="changeevent",
            name="kind",
            field=models.CharField(
                choices=assessments.models.history.kind_choices, max_length=30, verbose_name="Vorgang"
            ),
        ),
        migrations.AddField(
            model_name="changeevent",
            name="result",
            field=models.CharField(db_default="done", default="done", max_length=10, verbose_name="Ergebnis"),
        ),
        migrations.AddField(
            model_name="changeevent",
            name="request_id",
            field=models.CharField(blank=True, db_default="", max_length=36, verbose_name="Vorgangsnummer"),
        ),
        # Old rows get their place in the chain in the next step; until then these three say nothing.
        migrations.AddField(
            model_name="changeevent",
            name="number",
            field=models.PositiveBigIntegerField(db_default=0, editable=False, verbose_name="Nummer"),
        ),
        migrations.AddField(
            model_name="changeevent",
            name="previous",
            field=models.CharField(db_default="", editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="changeevent",
            name="digest",
            field=models.CharField(db_default="", editable=False, max_length=64),
        ),
    ]
