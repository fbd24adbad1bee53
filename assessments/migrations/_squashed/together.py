"""Several people at one assessment."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import assessments.models.collaboration
import assessments.models.fields

TOGETHER = (
    migrations.CreateModel(
        name="Discussion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(max_length=40, verbose_name="Frage")),
            ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="erledigt am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="discussions", to="assessments.assessment")),
            ("settled_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Diskussion",
            "verbose_name_plural": "Diskussionen",
            "ordering": ["assessment_id", "question_code"],
            "constraints": [
                models.UniqueConstraint(fields=("assessment", "question_code"), name="one_discussion_per_question"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_at", None), ("settled_by", None)), models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)), _connector="OR"
                    ),
                    name="settled_discussions_say_when_and_by_whom",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Comment",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("text", models.TextField(blank=True, max_length=2000, verbose_name="Kommentar")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("edited_at", models.DateTimeField(blank=True, null=True, verbose_name="bearbeitet am")),
            ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="gelöscht am")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("discussion", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="comments", to="assessments.discussion")),
        ],
        options={
            "verbose_name": "Kommentar",
            "verbose_name_plural": "Kommentare",
            "ordering": ["at", "id"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("deleted_at", None), models.Q(("text", ""), _negated=True)), models.Q(("deleted_at__isnull", False), ("text", "")), _connector="OR"
                    ),
                    name="only_deleted_comments_are_empty",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Meeting",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("title", models.CharField(max_length=120, verbose_name="Titel")),
            ("questions", models.JSONField(verbose_name="Fragen")),
            ("started_at", models.DateTimeField(verbose_name="begonnen am")),
            ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="beendet am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="assessments.assessment")),
            ("started_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Besprechung",
            "verbose_name_plural": "Besprechungen",
            "ordering": ["-started_at", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="meetings_have_a_title"),
                models.CheckConstraint(condition=models.Q(("ended_at", None), ("ended_at__gte", models.F("started_at")), _connector="OR"), name="meetings_end_after_they_began"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Attendee",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=120, verbose_name="Name oder Funktion")),
            ("person", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="attendees", to="assessments.meeting")),
        ],
        options={
            "verbose_name": "Teilnahme",
            "verbose_name_plural": "Teilnahmen",
            "ordering": ["id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="attendees_have_a_name"),
                models.UniqueConstraint(fields=("meeting", "name"), name="attendees_are_named_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="MeetingDecision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(max_length=40, verbose_name="Frage")),
            ("version_before", models.PositiveIntegerField(verbose_name="Fassung vorher")),
            ("version_after", models.PositiveIntegerField(verbose_name="Fassung nachher")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("agreed", models.ManyToManyField(related_name="decisions", to="assessments.attendee", verbose_name="einverstanden")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="assessments.meeting")),
        ],
        options={
            "verbose_name": "Beschluss",
            "verbose_name_plural": "Beschlüsse",
            "ordering": ["at", "id"],
            "constraints": [
                models.UniqueConstraint(fields=("meeting", "question_code"), name="one_decision_per_question"),
                models.CheckConstraint(condition=models.Q(("version_after__gte", models.F("version_before"))), name="decisions_go_forward"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Mention",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("comment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="mentions", to="assessments.comment")),
            ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Erwähnung",
            "verbose_name_plural": "Erwähnungen",
            "ordering": ["comment_id", "id"],
            "constraints": [models.UniqueConstraint(fields=("comment", "person"), name="mentioned_once_per_comment")],
        },
    ),
    migrations.CreateModel(
        name="Presence",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("dimension_code", models.CharField(max_length=40, verbose_name="Teil")),
            ("at", models.DateTimeField(verbose_name="zuletzt gesehen")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="presences", to="assessments.assessment")),
            ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Anwesenheit",
            "verbose_name_plural": "Anwesenheiten",
            "constraints": [models.UniqueConstraint(fields=("assessment", "person", "dimension_code"), name="one_presence_per_dimension")],
        },
    ),
    migrations.CreateModel(
        name="ReminderLetter",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("day", models.DateField(verbose_name="Tag")),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reminder_letters", to="assessments.hospital")),
            ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Erinnerung",
            "verbose_name_plural": "Erinnerungen",
            "constraints": [models.UniqueConstraint(fields=("hospital", "person", "day"), name="one_reminder_per_person_and_day")],
        },
    ),
    migrations.CreateModel(
        name="SecondOpinion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(max_length=40, verbose_name="Frage")),
            ("level", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Stufe")),
            ("reason", models.CharField(max_length=1000, verbose_name="Begründung")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="second_opinions", to="assessments.assessment")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Abweichende Einschätzung",
            "verbose_name_plural": "Abweichende Einschätzungen",
            "ordering": ["assessment_id", "question_code", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("level", None), ("level__range", (0, 4)), _connector="OR"), name="opinions_are_levels"),
                models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="opinions_say_why"),
                models.UniqueConstraint(fields=("assessment", "question_code", "by"), name="one_opinion_per_person"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Seen",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("until", models.DateTimeField(verbose_name="gelesen bis")),
            ("discussion", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="seen", to="assessments.discussion")),
            ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Lesestand",
            "verbose_name_plural": "Lesestände",
            "constraints": [models.UniqueConstraint(fields=("discussion", "person"), name="one_mark_per_reader")],
        },
    ),
    migrations.CreateModel(
        name="Assignment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Teil oder Frage")),
            (
                "function",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.collaboration.function_choices, max_length=30, null=True, verbose_name="Funktion"
                ),
            ),
            ("due_on", models.DateField(blank=True, null=True, verbose_name="fällig am")),
            ("message", models.CharField(blank=True, max_length=500, verbose_name="Nachricht")),
            ("given_at", models.DateTimeField(verbose_name="zugewiesen am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="assessments.assessment")),
            ("given_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("person", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Zuweisung",
            "verbose_name_plural": "Zuweisungen",
            "ordering": ["assessment_id", "code", "id"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "function__in",
                            [
                                "management",
                                "it_operations",
                                "security",
                                "privacy",
                                "clinical_engineering",
                                "finance",
                                "purchasing",
                                "nursing",
                                "physicians",
                                "legal",
                                "facilities",
                                "works_council",
                            ],
                        )
                    ),
                    name="assigned_function_is_known",
                ),
                models.CheckConstraint(condition=models.Q(("code", ""), _negated=True), name="assignments_name_what"),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("function", None), ("person__isnull", False)), models.Q(("function__isnull", False), ("person", None)), _connector="OR"),
                    name="assignments_go_to_a_person_or_a_function",
                ),
                models.UniqueConstraint(fields=("assessment", "code", "person"), name="assigned_once_per_person"),
                models.UniqueConstraint(fields=("assessment", "code", "function"), name="assigned_once_per_function"),
            ],
        },
    ),
)
