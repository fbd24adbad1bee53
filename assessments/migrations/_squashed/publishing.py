"""How an edition comes to be published."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PUBLISHING = (
    migrations.CreateModel(
        name="EditionReview",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("fingerprint", models.CharField(editable=False, max_length=64)),
            ("note", models.TextField(blank=True, max_length=1000, verbose_name="Hinweis an die Prüfung")),
            ("asked_at", models.DateTimeField(verbose_name="erbeten am")),
            (
                "state",
                models.CharField(
                    choices=[("open", "in Prüfung"), ("accepted", "freigegeben"), ("rejected", "zurückgegeben"), ("withdrawn", "zurückgezogen")],
                    default="open",
                    max_length=10,
                    verbose_name="Stand",
                ),
            ),
            ("decided_at", models.DateTimeField(null=True, verbose_name="entschieden am")),
            ("reason", models.TextField(blank=True, max_length=1000, verbose_name="Begründung")),
            ("asked_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("decided_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="assessments.catalogueedition")),
        ],
        options={
            "verbose_name": "Prüfung einer Ausgabe",
            "verbose_name_plural": "Prüfungen von Ausgaben",
            "ordering": ["-asked_at", "-id"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("state__in", ["open", "accepted", "rejected", "withdrawn"])), name="review_state_is_known"),
                models.UniqueConstraint(condition=models.Q(("state", "open")), fields=("edition",), name="one_open_review_per_edition"),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("state", "accepted"), _negated=True), models.Q(("decided_by", models.F("asked_by")), _negated=True), _connector="OR"),
                    name="another_editor_agrees_to_publish",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("decided_at", None), ("decided_by", None), ("state", "open")),
                        models.Q(models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False), ("decided_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="decided_reviews_say_who_and_when",
                ),
                models.CheckConstraint(
                    condition=models.Q(models.Q(("state", "rejected"), _negated=True), models.Q(("reason", ""), _negated=True), _connector="OR"), name="a_rejection_has_a_reason"
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="EditionPublication",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True, verbose_name="Nummer")),
            ("change_log", models.JSONField(default=list, verbose_name="Änderungen")),
            ("edition", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="publication", to="assessments.catalogueedition")),
            ("previous", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.catalogueedition")),
            ("review", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="publication", to="assessments.editionreview")),
        ],
        options={"verbose_name": "Veröffentlichung", "verbose_name_plural": "Veröffentlichungen", "ordering": ["number"]},
    ),
    migrations.CreateModel(
        name="EditionChange",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("kind", models.CharField(max_length=10, verbose_name="Vorgang")),
            ("element", models.CharField(max_length=40, verbose_name="Art")),
            ("code", models.CharField(blank=True, max_length=80, verbose_name="Code")),
            ("field", models.CharField(blank=True, max_length=80, verbose_name="Feld")),
            ("before", models.JSONField(null=True, verbose_name="vorher")),
            ("after", models.JSONField(null=True, verbose_name="nachher")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="assessments.catalogueedition")),
        ],
        options={
            "verbose_name": "Änderung am Entwurf",
            "verbose_name_plural": "Änderungen am Entwurf",
            "ordering": ["-at", "-id"],
            "indexes": [models.Index(fields=["edition", "element", "code"], name="edition_changes_by_element")],
            "constraints": [models.CheckConstraint(condition=models.Q(("kind__in", ["added", "removed", "changed"])), name="edition_change_kind_is_known")],
        },
    ),
    migrations.CreateModel(
        name="EditionComment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("element", models.CharField(blank=True, max_length=40, verbose_name="Art")),
            ("code", models.CharField(blank=True, max_length=80, verbose_name="Code")),
            ("text", models.TextField(max_length=1000, verbose_name="Anmerkung")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("settled_at", models.DateTimeField(null=True, verbose_name="erledigt am")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="assessments.catalogueedition")),
            ("settled_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Anmerkung",
            "verbose_name_plural": "Anmerkungen",
            "ordering": ["at", "id"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_at", None), ("settled_by", None)), models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)), _connector="OR"
                    ),
                    name="settled_remarks_say_who_and_when",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ImpactRun",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("fingerprint", models.CharField(max_length=64)),
            ("started_at", models.DateTimeField(verbose_name="begonnen am")),
            ("finished_at", models.DateTimeField(null=True, verbose_name="fertig am")),
            ("total", models.PositiveIntegerField(default=0)),
            ("waiting", models.JSONField(default=list)),
            ("lines", models.JSONField(default=list)),
            ("edition", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="impact", to="assessments.catalogueedition")),
            ("started_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={"verbose_name": "Wirkung eines Entwurfs", "verbose_name_plural": "Wirkungen von Entwürfen"},
    ),
    migrations.CreateModel(
        name="ReferenceHospital",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", models.CharField(max_length=200, verbose_name="Name")),
            ("answers", models.TextField(verbose_name="Angaben")),
            ("expected", models.JSONField(default=dict, verbose_name="Erwartetes Ergebnis")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Referenzhaus",
            "verbose_name_plural": "Referenzhäuser",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_referencehospital_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="AcceptedVerdict",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("hospital", models.CharField(max_length=40, verbose_name="Referenzhaus")),
            ("subject", models.CharField(max_length=40, verbose_name="Gegenstand")),
            ("before", models.CharField(blank=True, max_length=20, verbose_name="bisher")),
            ("after", models.CharField(blank=True, max_length=20, verbose_name="neu")),
            ("reason", models.TextField(max_length=1000, verbose_name="Begründung")),
            ("at", models.DateTimeField(verbose_name="am")),
            ("by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="von")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="accepted_verdicts", to="assessments.catalogueedition")),
        ],
        options={
            "verbose_name": "Angenommenes Ergebnis",
            "verbose_name_plural": "Angenommene Ergebnisse",
            "ordering": ["-at", "-id"],
            "constraints": [models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="accepted_verdicts_have_a_reason")],
        },
    ),
)
