"""Give every entry of the history its number and its digest, hospital by hospital."""

import secrets

from django.db import migrations

from assessments.domain.audit.entries import Entry, linked
from assessments.models.seals import history_seals

SEALS = history_seals(["assessments_changeevent"])
AT_ONCE = 500


def unseal(apps, schema_editor):
    for one in SEALS:
        for statement in one.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement)


def chain(apps, schema_editor):
    ChangeEvent = apps.get_model("assessments", "ChangeEvent")
    AuditChain = apps.get_model("assessments", "AuditChain")
    chains, changed = {}, []
    for event in ChangeEvent.objects.order_by("id").iterator(chunk_size=AT_ONCE):
        head = chains.get(event.hospital_id)
        if head is None:
            head = AuditChain(hospital_id=event.hospital_id, key=secrets.token_hex(32))
            chains[event.hospital_id] = head
        head.length += 1
        link = linked(head.digest, _entry_of(event, head.length))
        event.number, event.previous, event.digest = head.length, link.previous, link.digest
        head.digest = link.digest
        changed.append(event)
    ChangeEvent.objects.bulk_update(changed, ["number", "previous", "digest"], batch_size=AT_ONCE)
    AuditChain.objects.bulk_create(chains.values())


def _entry_of(event, number):
    return Entry(
        number=number,
        hospital=str(event.hospital_id),
        at=event.at,
        by=str(event.by_id),
        kind=event.kind,
        result=event.result,
        subject=event.subject,
        assessment=str(event.assessment_id) if event.assessment_id else None,
        request_id=event.request_id,
        details=event.details,
    )


def forget(apps, schema_editor):
    ChangeEvent = apps.get_model("assessments", "ChangeEvent")
    AuditChain = apps.get_model("assessments", "AuditChain")
    ChangeEvent.objects.filter(hospital=None).delete()
    AuditChain.objects.all().delete()


def seal(apps, schema_editor):
    for one in SEALS:
        for statement in one.create(schema_editor.connection.vendor):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0017_audit_trail")]
    operations = [migrations.RunPython(unseal, seal), migrations.RunPython(chain, forget)]
