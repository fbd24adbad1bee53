"""Let the database itself refuse to change the themes of a published edition."""

from django.db import migrations

from assessments.models.seals import row_seals

SEALS = row_seals(["assessments_theme"])


def seal(apps, schema_editor):
    for one in SEALS:
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for one in SEALS:
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0007_themes_of_editions")]
    operations = [migrations.RunPython(seal, unseal)]
