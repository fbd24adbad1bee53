"""Consultants get the end they lack, keep the right to answer, and auditors the assessment that was worked on last."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

LONGEST_STAY = timedelta(days=365)


def bring_in_order(apps, schema_editor):
    """Keep what people may do wherever the new promises allow it; an auditor of nothing is no member any more."""
    del schema_editor
    memberships = apps.get_model("assessments", "Membership").objects
    assessments = apps.get_model("assessments", "Assessment").objects
    memberships.filter(role="consultant").update(may_answer=True)
    memberships.filter(role="consultant", ends_on=None).update(ends_on=timezone.localdate() + LONGEST_STAY)
    for membership in memberships.filter(role="auditor", audits=None):
        latest = assessments.filter(hospital_id=membership.hospital_id).order_by("-updated_at").first()
        if latest is None:
            membership.delete()
        else:
            membership.audits_id = latest.pk
            membership.save(update_fields=["audits"])


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0021_people_of_hospitals"),
    ]

    operations = [migrations.RunPython(bring_in_order, migrations.RunPython.noop)]
