"""What a hospital says, plans and tries."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import assessments.models.applications
import assessments.models.assessments
import assessments.models.fields

ASSESSMENTS = (
    migrations.CreateModel(
        name="Assessment",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("title", models.CharField(max_length=200, verbose_name="Titel")),
            ("scope", models.CharField(max_length=10, verbose_name="Umfang")),
            ("preset", models.CharField(max_length=40, verbose_name="Gewichtung")),
            ("status", models.CharField(choices=assessments.models.assessments.status_choices, default="open", max_length=10, verbose_name="Stand")),
            ("created_at", models.DateTimeField(verbose_name="begonnen am")),
            ("updated_at", models.DateTimeField(verbose_name="geändert am")),
            ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="abgeschlossen am")),
            ("closed_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("created_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("updated_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="assessments.catalogueedition")),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="assessments.hospital")),
            ("theme_weights", models.JSONField(blank=True, null=True, verbose_name="Gewichte der Themen")),
            ("round", models.PositiveIntegerField(db_default=1, default=1, verbose_name="Runde")),
            ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="eingereicht am")),
            ("submitted_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Selbstbewertung",
            "verbose_name_plural": "Selbstbewertungen",
            "ordering": ["-updated_at", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("scope__in", ["quick", "full"])), name="scope_is_known"),
                models.CheckConstraint(condition=models.Q(("status__in", ["open", "submitted", "closed"])), name="assessment_status_is_known"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "open"), ("submitted_at", None), ("submitted_by", None)),
                        models.Q(("status__in", ["submitted", "closed"]), ("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="submitted_assessments_say_when_and_by_whom",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("closed_at", None), ("closed_by", None), ("status__in", ["open", "submitted"])),
                        models.Q(("closed_at__isnull", False), ("closed_by__isnull", False), ("status", "closed")),
                        _connector="OR",
                    ),
                    name="closed_assessments_say_when_and_by_whom",
                ),
                models.CheckConstraint(condition=models.Q(("round__gte", 1)), name="rounds_start_at_1"),
            ],
        },
    ),
    migrations.CreateModel(
        name="AnswerEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(max_length=40, verbose_name="Frage")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            (
                "kind",
                models.CharField(
                    choices=[("given", "Stufe"), ("unknown", "weiß nicht"), ("not_applicable", "trifft nicht zu"), ("cleared", "zurückgenommen")],
                    max_length=15,
                    verbose_name="Antwort",
                ),
            ),
            ("level", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Stufe")),
            ("reason", models.CharField(blank=True, max_length=500, verbose_name="Begründung")),
            ("note", models.TextField(blank=True, max_length=4000, verbose_name="Notiz")),
            (
                "confidence",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.assessments.confidence_choices, max_length=12, null=True, verbose_name="beruht auf"
                ),
            ),
            ("at", models.DateTimeField(verbose_name="am")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answer_events", to="assessments.assessment")),
            ("flagged", models.BooleanField(db_default=False, default=False, verbose_name="für später gemerkt")),
            (
                "ground",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.assessments.ground_choices, max_length=20, null=True, verbose_name="Grund"),
            ),
            ("source", models.CharField(blank=True, db_default="", max_length=200, verbose_name="Quelle")),
        ],
        options={
            "verbose_name": "Antwortverlauf",
            "verbose_name_plural": "Antwortverlauf",
            "ordering": ["assessment_id", "question_code", "version"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("confidence__in", ["measured", "documented", "estimated", "hearsay"])), name="answerevent_confidence_is_known"),
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="answerevent_versions_start_at_1"),
                models.UniqueConstraint(fields=("assessment", "question_code", "version"), name="each_version_is_recorded_once"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ground", None), ("kind", "given"), ("level__isnull", False), ("level__range", (0, 4)), ("reason", "")),
                        models.Q(("ground", None), ("kind__in", ("unknown", "cleared")), ("level", None), ("reason", "")),
                        models.Q(("kind", "not_applicable"), ("level", None), models.Q(("reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="answerevent_kind_agrees_with_level_and_reason",
                ),
                models.CheckConstraint(condition=models.Q(("ground__in", ["not_offered", "no_such_system", "elsewhere", "no_duty", "other"])), name="answerevent_ground_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Answer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(max_length=40, verbose_name="Frage")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            (
                "kind",
                models.CharField(
                    choices=[("given", "Stufe"), ("unknown", "weiß nicht"), ("not_applicable", "trifft nicht zu"), ("cleared", "zurückgenommen")],
                    max_length=15,
                    verbose_name="Antwort",
                ),
            ),
            ("level", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Stufe")),
            ("reason", models.CharField(blank=True, max_length=500, verbose_name="Begründung")),
            ("note", models.TextField(blank=True, max_length=4000, verbose_name="Notiz")),
            (
                "confidence",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.assessments.confidence_choices, max_length=12, null=True, verbose_name="beruht auf"
                ),
            ),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="assessments.assessment")),
            ("flagged", models.BooleanField(db_default=False, default=False, verbose_name="für später gemerkt")),
            (
                "ground",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.assessments.ground_choices, max_length=20, null=True, verbose_name="Grund"),
            ),
            ("source", models.CharField(blank=True, db_default="", max_length=200, verbose_name="Quelle")),
        ],
        options={
            "verbose_name": "Antwort",
            "verbose_name_plural": "Antworten",
            "constraints": [
                models.CheckConstraint(condition=models.Q(("confidence__in", ["measured", "documented", "estimated", "hearsay"])), name="answer_confidence_is_known"),
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="answer_versions_start_at_1"),
                models.UniqueConstraint(fields=("assessment", "question_code"), name="one_answer_per_question"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ground", None), ("kind", "given"), ("level__isnull", False), ("level__range", (0, 4)), ("reason", "")),
                        models.Q(("ground", None), ("kind__in", ("unknown", "cleared")), ("level", None), ("reason", "")),
                        models.Q(("kind", "not_applicable"), ("level", None), models.Q(("reason", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="answer_kind_agrees_with_level_and_reason",
                ),
                models.CheckConstraint(condition=models.Q(("ground__in", ["not_offered", "no_such_system", "elsewhere", "no_duty", "other"])), name="answer_ground_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="SaveKey",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("key", models.UUIDField()),
            ("question_code", models.CharField(max_length=40)),
            ("digest", models.CharField(max_length=64)),
            ("version", models.PositiveIntegerField()),
            ("at", models.DateTimeField()),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="assessments.assessment")),
        ],
        options={"constraints": [models.UniqueConstraint(fields=("assessment", "key"), name="each_save_key_is_used_once")]},
    ),
    migrations.CreateModel(
        name="HospitalApplication",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.SlugField(max_length=40, verbose_name="Code")),
            ("archetype", models.CharField(max_length=40, verbose_name="Anwendungsart")),
            ("name", models.CharField(blank=True, max_length=200, verbose_name="Name")),
            ("product", models.CharField(blank=True, max_length=200, verbose_name="Produkt")),
            (
                "current",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.applications.operation_choices, max_length=10, null=True, verbose_name="läuft heute"
                ),
            ),
            ("codes", models.JSONField(blank=True, default=dict, verbose_name="Merkmale")),
            ("confirmed", models.JSONField(blank=True, default=list, verbose_name="bestätigte Modelle")),
            (
                "place_preference",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.applications.place_choices, max_length=20, null=True, verbose_name="Ort"),
            ),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="assessments.assessment")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("runs_until", models.DateField(blank=True, null=True, verbose_name="läuft so höchstens bis")),
        ],
        options={
            "verbose_name": "Anwendung",
            "verbose_name_plural": "Anwendungen",
            "ordering": ["assessment_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("assessment", "code"), name="one_application_per_code"),
                models.CheckConstraint(condition=models.Q(("current__in", ["on_prem", "hosted", "iaas", "paas", "saas"])), name="current_operation_is_known"),
                models.CheckConstraint(condition=models.Q(("place_preference__in", ["own", "group", "sovereign_eu", "hyperscaler_eu"])), name="place_preference_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Scenario",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("name", models.CharField(max_length=120, verbose_name="Name")),
            ("changes", models.JSONField(verbose_name="Änderungen")),
            ("in_report", models.BooleanField(default=False, verbose_name="im Bericht")),
            ("created_at", models.DateTimeField(verbose_name="angelegt am")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="scenarios", to="assessments.assessment")),
            ("created_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Szenario",
            "verbose_name_plural": "Szenarien",
            "ordering": ["assessment_id", "created_at", "id"],
            "constraints": [
                models.UniqueConstraint(fields=("assessment", "name"), name="one_scenario_per_name"),
                models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="scenarios_have_a_name"),
            ],
        },
    ),
    migrations.CreateModel(
        name="StakeholderRanking",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("stakeholder", models.CharField(max_length=80, verbose_name="Wer gewichtet")),
            ("ranking", models.JSONField(verbose_name="Rangfolge")),
            ("given_at", models.DateTimeField(verbose_name="abgegeben am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rankings", to="assessments.assessment")),
            ("given_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Rangfolge",
            "verbose_name_plural": "Rangfolgen",
            "ordering": ["assessment_id", "stakeholder"],
            "constraints": [
                models.UniqueConstraint(fields=("assessment", "stakeholder"), name="one_ranking_per_stakeholder"),
                models.CheckConstraint(condition=models.Q(("stakeholder", ""), _negated=True), name="rankings_say_whose_they_are"),
            ],
        },
    ),
    migrations.CreateModel(
        name="RoadmapDecision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("kind", models.CharField(max_length=10, verbose_name="Art")),
            ("code", models.CharField(max_length=40, verbose_name="Schritt")),
            ("dropped", models.BooleanField(default=False, verbose_name="gestrichen")),
            ("deferred_to", models.DateField(blank=True, null=True, verbose_name="verschoben auf")),
            ("owner", models.CharField(blank=True, max_length=80, verbose_name="zuständig")),
            ("due_date", models.DateField(blank=True, null=True, verbose_name="fällig am")),
            ("status", models.CharField(max_length=10, verbose_name="Stand")),
            ("note", models.TextField(blank=True, max_length=1000, verbose_name="Notiz")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="assessments.assessment")),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Entscheidung zum Fahrplan",
            "verbose_name_plural": "Entscheidungen zum Fahrplan",
            "ordering": ["assessment_id", "kind", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("assessment", "kind", "code"), name="one_decision_per_step"),
                models.CheckConstraint(condition=models.Q(("kind__in", ["measure", "move", "cluster"])), name="decided_step_kind_is_known"),
                models.CheckConstraint(condition=models.Q(("status__in", ["open", "running", "done"])), name="step_status_is_known"),
                models.CheckConstraint(condition=models.Q(("dropped", False), ("deferred_to", None), _connector="OR"), name="dropped_steps_are_not_deferred"),
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="decision_versions_start_at_1"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Report",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("language", models.CharField(max_length=2, verbose_name="Sprache")),
            ("digest", models.CharField(max_length=64, verbose_name="Prüfsumme")),
            ("data", models.TextField()),
            (
                "status",
                models.CharField(
                    choices=[("queued", "wartet"), ("running", "wird erstellt"), ("done", "fertig"), ("failed", "fehlgeschlagen")],
                    default="queued",
                    max_length=10,
                    verbose_name="Status",
                ),
            ),
            ("requested_at", models.DateTimeField(verbose_name="angefordert am")),
            ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="gilt als abgebrochen ab")),
            ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="fertig am")),
            ("pdf", models.BinaryField(null=True)),
            ("error", models.CharField(blank=True, max_length=500, verbose_name="Fehler")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="assessments.assessment")),
            ("requested_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Bericht",
            "verbose_name_plural": "Berichte",
            "ordering": ["-requested_at", "id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("language__in", ["de", "en"])), name="report_language_is_known"),
                models.UniqueConstraint(condition=models.Q(("status", "failed"), _negated=True), fields=("assessment", "digest"), name="one_live_report_per_content"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("error", ""), ("finished_at", None), ("lease_until__isnull", False), ("pdf", None), ("status__in", ["queued", "running"])),
                        models.Q(("error", ""), ("finished_at__isnull", False), ("pdf__isnull", False), ("status", "done")),
                        models.Q(("finished_at__isnull", False), ("pdf", None), ("status", "failed"), models.Q(("error", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="report_status_agrees_with_what_it_holds",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AssessmentMove",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("preset", models.CharField(max_length=40, verbose_name="Gewichtung")),
            ("theme_weights", models.JSONField(blank=True, null=True, verbose_name="Gewichte der Themen")),
            ("applications", models.JSONField(blank=True, default=dict, verbose_name="Anwendungen")),
            ("moved_at", models.DateTimeField(verbose_name="gewechselt am")),
            ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="zurückgenommen am")),
            ("assessment", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="assessments.assessment")),
            ("milestone", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.milestone")),
            ("moved_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.catalogueedition")),
            ("target", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.catalogueedition")),
            ("undone_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Wechsel der Ausgabe",
            "verbose_name_plural": "Wechsel der Ausgabe",
            "ordering": ["-moved_at", "id"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(models.Q(("undone_at", None), ("undone_by", None)), models.Q(("undone_at__isnull", False), ("undone_by__isnull", False)), _connector="OR"),
                    name="undone_moves_say_when_and_by_whom",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="AnswerToConfirm",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(max_length=40, verbose_name="Frage")),
            ("fate", models.CharField(max_length=12, verbose_name="Art")),
            ("version", models.PositiveIntegerField(verbose_name="Fassung")),
            ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="bestätigt am")),
            ("confirmed_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("move", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="to_confirm", to="assessments.assessmentmove")),
        ],
        options={
            "verbose_name": "zu bestätigende Antwort",
            "verbose_name_plural": "zu bestätigende Antworten",
            "ordering": ["move_id", "question_code"],
            "constraints": [
                models.UniqueConstraint(fields=("move", "question_code"), name="one_confirmation_per_question_and_move"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("confirmed_at", None), ("confirmed_by", None)), models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)), _connector="OR"
                    ),
                    name="confirmed_answers_say_when_and_by_whom",
                ),
            ],
        },
    ),
)
