"""Let PostgreSQL itself show and take rows of the hospitals at hand alone."""

from django.db import migrations

from assessments.migrations._squashed.guarded import TABLES


def close(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for guarded in TABLES:
            for statement in guarded.close():
                schema_editor.execute(statement)


def open_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for guarded in reversed(TABLES):
            for statement in guarded.open():
                schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0033_moves_of_assessments")]
    operations = [migrations.RunPython(close, open_again)]
