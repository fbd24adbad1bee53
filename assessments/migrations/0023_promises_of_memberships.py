"""Memberships promise what goes with their role; the data were brought in order before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0022_memberships_in_order"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "consultant"), _negated=True), ("ends_on__isnull", False), _connector="OR"
                ),
                name="membership_of_a_consultant_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "auditor"), ("audits__isnull", False)),
                    models.Q(models.Q(("role", "auditor"), _negated=True), ("audits", None)),
                    _connector="OR",
                ),
                name="membership_of_an_auditor_names_one_assessment",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", "consultant"), ("may_answer", False), _connector="OR"),
                name="membership_allows_answers_to_consultants",
            ),
        ),
    ]
