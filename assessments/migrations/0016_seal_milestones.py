"""Let the database itself refuse to change or delete what was frozen."""

from django.db import migrations

from assessments.models.seals import whole_row_seals

SEALS = (
    *whole_row_seals(("assessments_milestone",), message="a milestone never changes"),
    *whole_row_seals(("assessments_statusevent",), message="history is never changed"),
)


def seal(apps, schema_editor):
    for one in SEALS:
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for one in SEALS:
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0015_rounds_and_milestones")]
    operations = [migrations.RunPython(seal, unseal)]
