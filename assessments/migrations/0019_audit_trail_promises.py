from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0018_chain_the_history")]

    operations = [
        migrations.AlterField(
            model_name="changeevent",
            name="number",
            field=models.PositiveBigIntegerField(editable=False, verbose_name="Nummer"),
        ),
        migrations.AlterField(
            model_name="changeevent",
            name="previous",
            field=models.CharField(editable=False, max_length=64),
        ),
        migrations.AlterField(
            model_name="changeevent",
            name="digest",
            field=models.CharField(editable=False, max_length=64),
        ),
        migrations.AddIndex(
            model_name="changeevent",
            index=models.Index(fields=["kind", "at"], name="changes_by_kind_and_time"),
        ),
        migrations.AddConstraint(
            model_name="changeevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["done", "refused", "failed"])), name="audit_result_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="changeevent",
            constraint=models.UniqueConstraint(
                fields=("hospital", "number"), name="entries_of_a_hospital_are_numbered_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="changeevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("hospital", None)),
                fields=("number",),
                name="entries_of_the_installation_are_numbered_once",
            ),
        ),
    ]
