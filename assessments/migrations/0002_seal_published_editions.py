"""Let the database itself refuse to change published editions and the history."""

from django.db import migrations

from assessments.models.seals import edition_seals, history_seals, row_seals

ROWS = (
    "assessments_archetype",
    "assessments_archetypegroup",
    "assessments_checklistitem",
    "assessments_cluster",
    "assessments_criterion",
    "assessments_dimension",
    "assessments_modifier",
    "assessments_question",
    "assessments_rule",
    "assessments_weightpreset",
)
ANCHOR_EDITION = "(SELECT edition_id FROM assessments_question WHERE id = {row}.question_id)"
SEALS = (
    *edition_seals(),
    *row_seals(ROWS),
    *row_seals(["assessments_anchor"], edition=ANCHOR_EDITION),
    *history_seals(["assessments_answerevent", "assessments_changeevent"]),
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
    dependencies = [("assessments", "0001_initial")]
    operations = [migrations.RunPython(seal, unseal)]
