import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0025_evidence_of_hospitals")]

    operations = [
        migrations.CreateModel(
            name="HospitalDeletion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("requested_at", models.DateTimeField(verbose_name="beantragt am")),
                ("due_at", models.DateTimeField(verbose_name="fällig am")),
                (
                    "hospital",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deletion",
                        to="assessments.hospital",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Löschung eines Krankenhauses",
                "verbose_name_plural": "Löschungen von Krankenhäusern",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_at__gt", models.F("requested_at"))),
                        name="deletions_leave_time_to_think_again",
                    )
                ],
            },
        ),
    ]
