"""Let the database itself refuse to change the law of an edition once its fingerprint is taken."""

from django.db import migrations

from assessments.models.seals import law_seals

SEALS = law_seals(
    (
        "assessments_derivedvalue",
        "assessments_lawhead",
        "assessments_legaldate",
        "assessments_legalfact",
        "assessments_legalregime",
        "assessments_legalrule",
        "assessments_openpoint",
        "assessments_stateeffect",
        "assessments_statelaw",
    )
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
    dependencies = [("assessments", "0011_law_of_editions")]
    operations = [migrations.RunPython(seal, unseal)]
