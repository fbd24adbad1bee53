"""Let the database itself refuse to change what a report of a milestone says, or to delete it before its hospital."""

from django.db import migrations

from assessments.models.seals import history_of_assessments_seals, history_seals

TABLE = ("assessments_milestonereport",)
ASSESSMENT = "(SELECT assessment_id FROM assessments_milestone WHERE id = OLD.milestone_id)"
SEALS = (
    *history_seals(TABLE),
    *history_of_assessments_seals(TABLE, message="a milestone never changes", assessment=ASSESSMENT),
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
    dependencies = [("assessments", "0029_reports_of_milestones")]
    operations = [migrations.RunPython(seal, unseal)]
