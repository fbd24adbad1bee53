"""Let PostgreSQL itself show and take rows of the hospitals at hand alone."""

from django.db import migrations

from assessments.models.row_security import Guarded

TABLES = (
    Guarded("assessments_hospital", "id"),
    Guarded("assessments_provider", "hospital_id"),
    Guarded("assessments_assessment", "hospital_id"),
    Guarded("assessments_milestone", "assessment_id", "assessments_assessment"),
    Guarded("assessments_meeting", "assessment_id", "assessments_assessment"),
    Guarded("assessments_hospitalapplication", "assessment_id", "assessments_assessment"),
    Guarded("assessments_discussion", "assessment_id", "assessments_assessment"),
    Guarded("assessments_cloudservice", "provider_id", "assessments_provider"),
    Guarded("assessments_serviceuse", "application_id", "assessments_hospitalapplication"),
    Guarded("assessments_meetingdecision", "meeting_id", "assessments_meeting"),
    Guarded("assessments_evidence", "hospital_id"),
    Guarded("assessments_comment", "discussion_id", "assessments_discussion"),
    Guarded("assessments_attestation", "service_id", "assessments_cloudservice"),
    Guarded("assessments_attendee", "meeting_id", "assessments_meeting"),
    Guarded("assessments_assessmentmove", "assessment_id", "assessments_assessment"),
    Guarded("assessments_usefact", "use_id", "assessments_serviceuse"),
    Guarded("assessments_statusevent", "assessment_id", "assessments_assessment"),
    Guarded("assessments_stakeholderranking", "assessment_id", "assessments_assessment"),
    Guarded("assessments_servicefact", "service_id", "assessments_cloudservice"),
    Guarded("assessments_seen", "discussion_id", "assessments_discussion"),
    Guarded("assessments_secondopinion", "assessment_id", "assessments_assessment"),
    Guarded("assessments_scenario", "assessment_id", "assessments_assessment"),
    Guarded("assessments_savekey", "assessment_id", "assessments_assessment"),
    Guarded("assessments_roadmapdecision", "assessment_id", "assessments_assessment"),
    Guarded("assessments_report", "assessment_id", "assessments_assessment"),
    Guarded("assessments_reminderletter", "hospital_id"),
    Guarded("assessments_presence", "assessment_id", "assessments_assessment"),
    Guarded("assessments_milestonereport", "milestone_id", "assessments_milestone"),
    Guarded("assessments_mention", "comment_id", "assessments_comment"),
    Guarded("assessments_membership", "hospital_id"),
    Guarded("assessments_meetingdecision_agreed", "meetingdecision_id", "assessments_meetingdecision"),
    Guarded("assessments_invitation", "hospital_id"),
    Guarded("assessments_housefact", "hospital_id"),
    Guarded("assessments_hospitalgroup_hospitals", "hospital_id"),
    Guarded("assessments_hospitaldeletion", "hospital_id"),
    Guarded("assessments_evidenceuse", "evidence_id", "assessments_evidence"),
    Guarded("assessments_changeevent", "hospital_id"),
    Guarded("assessments_breakglass", "hospital_id"),
    Guarded("assessments_auditchain", "hospital_id"),
    Guarded("assessments_assignment", "assessment_id", "assessments_assessment"),
    Guarded("assessments_answertoconfirm", "move_id", "assessments_assessmentmove"),
    Guarded("assessments_answerevent", "assessment_id", "assessments_assessment"),
    Guarded("assessments_answer", "assessment_id", "assessments_assessment"),
)


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
