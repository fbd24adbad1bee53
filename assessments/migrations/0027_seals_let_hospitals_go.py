"""Let what is kept for ever go with its hospital, and keep the history of answers from being deleted before."""

from django.db import migrations

from assessments.models.seals import history_of_assessments_seals, whole_row_seals

BEFORE = tuple(
    one
    for one in (
        *whole_row_seals(("assessments_milestone",), message="a milestone never changes"),
        *whole_row_seals(("assessments_statusevent",), message="history is never changed"),
    )
    if one.event == "DELETE"
)
AFTER = (
    *history_of_assessments_seals(("assessments_milestone",), message="a milestone never changes"),
    *history_of_assessments_seals(
        ("assessments_statusevent", "assessments_answerevent"), message="history is never deleted"
    ),
)


def swap(schema_editor, off, on):
    vendor = schema_editor.connection.vendor
    for statement in [each for one in off for each in one.drop(vendor)]:
        schema_editor.execute(statement)
    for statement in [each for one in on for each in one.create(vendor)]:
        schema_editor.execute(statement)


def let_go(apps, schema_editor):
    swap(schema_editor, BEFORE, AFTER)


def hold(apps, schema_editor):
    swap(schema_editor, AFTER, BEFORE)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0026_deletion_of_hospitals")]
    operations = [migrations.RunPython(let_go, hold)]
