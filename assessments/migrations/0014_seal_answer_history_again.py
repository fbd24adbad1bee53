"""Seal the history of answers again: SQLite lost the seal when it rebuilt the table."""

from django.db import migrations

from assessments.models.seals import history_seals

SEALS = history_seals(["assessments_answerevent"])


def seal(apps, schema_editor):
    unseal(apps, schema_editor)  # PostgreSQL still has it
    for one in SEALS:
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for one in SEALS:
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0013_said_before_answers_and_save_keys")]
    operations = [migrations.RunPython(seal, unseal)]
