"""Let the database itself keep who agreed to an edition, what changed in it and which verdicts were expected."""

from django.db import migrations

from assessments.models.seals import publishing_seals


def seal(apps, schema_editor):
    for one in publishing_seals():
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for one in publishing_seals():
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0031_publishing_of_editions")]
    operations = [migrations.RunPython(seal, unseal)]
