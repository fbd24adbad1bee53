"""What a new database is made with: the tables, what never changes in them, and whose rows are whose.

It stands for the 34 migrations it replaces. A database that has any of them goes on with them, file by file; when none
is left that lacks one, they can be deleted together with ``replaces``. New migrations are added after it as ever.
"""

from django.db import migrations

from assessments.migrations._squashed.assessments import ASSESSMENTS
from assessments.migrations._squashed.editions import EDITIONS
from assessments.migrations._squashed.evidence import EVIDENCE
from assessments.migrations._squashed.guarded import TABLES
from assessments.migrations._squashed.history import HISTORY
from assessments.migrations._squashed.law import LAW
from assessments.migrations._squashed.operations import CreateModels
from assessments.migrations._squashed.people import PEOPLE
from assessments.migrations._squashed.publishing import PUBLISHING
from assessments.migrations._squashed.register import REGISTER
from assessments.migrations._squashed.seals import SEALS
from assessments.migrations._squashed.together import TOGETHER

MODELS = (
    *PEOPLE,
    *EDITIONS,
    *LAW,
    *PUBLISHING,
    *ASSESSMENTS,
    *HISTORY,
    *REGISTER,
    *EVIDENCE,
    *TOGETHER,
)


def seal(apps, schema_editor):
    for one in SEALS:
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def unseal(apps, schema_editor):
    for one in SEALS:
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            for statement in table.close():
                schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in reversed(TABLES):
            for statement in table.open():
                schema_editor.execute(statement)


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("assessments", "0001_initial"),
        ("assessments", "0002_seal_published_editions"),
        ("assessments", "0003_guidance_of_editions"),
        ("assessments", "0004_seal_guidance_of_editions"),
        ("assessments", "0005_scenarios_rankings_decisions"),
        ("assessments", "0006_law_facts_and_register"),
        ("assessments", "0007_themes_of_editions"),
        ("assessments", "0008_seal_themes_of_editions"),
        ("assessments", "0009_theme_weights_of_assessments"),
        ("assessments", "0010_last_day_of_applications"),
        ("assessments", "0011_law_of_editions"),
        ("assessments", "0012_seal_law_of_editions"),
        ("assessments", "0013_said_before_answers_and_save_keys"),
        ("assessments", "0014_seal_answer_history_again"),
        ("assessments", "0015_rounds_and_milestones"),
        ("assessments", "0016_seal_milestones"),
        ("assessments", "0017_audit_trail"),
        ("assessments", "0018_chain_the_history"),
        ("assessments", "0019_audit_trail_promises"),
        ("assessments", "0020_seal_audit_trail"),
        ("assessments", "0021_people_of_hospitals"),
        ("assessments", "0022_memberships_in_order"),
        ("assessments", "0023_promises_of_memberships"),
        ("assessments", "0024_cache_for_limits"),
        ("assessments", "0025_evidence_of_hospitals"),
        ("assessments", "0026_deletion_of_hospitals"),
        ("assessments", "0027_seals_let_hospitals_go"),
        ("assessments", "0028_working_together"),
        ("assessments", "0029_reports_of_milestones"),
        ("assessments", "0030_seal_reports_of_milestones"),
        ("assessments", "0031_publishing_of_editions"),
        ("assessments", "0032_seal_publishing_of_editions"),
        ("assessments", "0033_moves_of_assessments"),
        ("assessments", "0034_guard_rows_of_hospitals"),
    ]
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        CreateModels(MODELS),
        migrations.RunPython(seal, unseal),
        migrations.RunPython(guard, unguard),
    ]
