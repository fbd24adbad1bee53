"""Let the database itself refuse to change or delete entries of the audit trail, or to turn a chain back."""

from django.db import migrations

from assessments.models.seals import trail_seals

SEALS = trail_seals()


def seal(apps, schema_editor):
    for one in SEALS:
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for one in SEALS:
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0019_audit_trail_promises")]
    operations = [migrations.RunPython(seal, unseal)]
