"""Files that back answers."""

import datetime
import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import assessments.models.evidence
import assessments.models.fields

EVIDENCE = (
    migrations.CreateModel(
        name="Evidence",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            ("kind", models.CharField(choices=assessments.models.evidence.evidence_choices, max_length=10, verbose_name="Art")),
            ("title", models.CharField(max_length=200, verbose_name="Titel")),
            ("note", models.TextField(blank=True, max_length=1000, verbose_name="Notiz")),
            ("effective_on", models.DateField(blank=True, null=True, verbose_name="gültig ab")),
            ("expires_on", models.DateField(blank=True, null=True, verbose_name="gültig bis")),
            ("address", models.CharField(blank=True, max_length=1000, verbose_name="Adresse")),
            ("file_name", models.CharField(blank=True, max_length=120, verbose_name="Dateiname")),
            (
                "file_kind",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.evidence.file_choices, max_length=10, null=True, verbose_name="Dateityp"),
            ),
            ("sha256", models.CharField(blank=True, max_length=64, verbose_name="Prüfsumme")),
            ("size", models.PositiveIntegerField(blank=True, null=True, verbose_name="Größe in Byte")),
            (
                "scan",
                assessments.models.fields.OptionalCodeField(blank=True, choices=assessments.models.evidence.scan_choices, max_length=10, null=True, verbose_name="Virenprüfung"),
            ),
            ("scanned_at", models.DateTimeField(blank=True, null=True, verbose_name="geprüft am")),
            ("version", models.PositiveIntegerField(default=1, verbose_name="Fassung")),
            ("added_at", models.DateTimeField(verbose_name="hinzugefügt am")),
            ("changed_at", models.DateTimeField(verbose_name="geändert am")),
            ("purged_at", models.DateTimeField(blank=True, null=True, verbose_name="gelöscht am")),
            (
                "purge_reason",
                assessments.models.fields.OptionalCodeField(
                    blank=True, choices=assessments.models.evidence.purge_choices, max_length=20, null=True, verbose_name="Grund der Löschung"
                ),
            ),
            ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("changed_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("hospital", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="assessments.hospital")),
            ("purged_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
        ],
        options={
            "verbose_name": "Beleg",
            "verbose_name_plural": "Belege",
            "ordering": ["hospital_id", "title", "id"],
            "indexes": [models.Index(fields=["hospital", "expires_on"], name="evidence_by_expiry")],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("kind__in", ["link", "file"])), name="evidence_kind_is_known"),
                models.CheckConstraint(condition=models.Q(("file_kind__in", ["pdf", "png", "jpeg", "docx", "xlsx", "odt", "txt", "csv"])), name="evidence_file_kind_is_known"),
                models.CheckConstraint(condition=models.Q(("scan__in", ["clean", "infected", "unscanned"])), name="evidence_scan_is_known"),
                models.CheckConstraint(condition=models.Q(("purge_reason__in", ["patient_data", "not_needed"])), name="purge_reason_is_known"),
                models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="evidence_has_a_title"),
                models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="evidence_versions_start_at_1"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("file_kind", None), ("file_name", ""), ("kind", "link"), ("scan", None), ("sha256", ""), ("size", None), models.Q(("address", ""), _negated=True)
                        ),
                        models.Q(
                            django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                            ("address", ""),
                            ("file_kind__isnull", False),
                            ("kind", "file"),
                            ("scan__isnull", False),
                            ("size__isnull", False),
                            ("size__range", (1, 20971520)),
                        ),
                        _connector="OR",
                    ),
                    name="evidence_is_a_link_or_a_file",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("purge_reason", None), ("purged_at", None), ("purged_by", None)),
                        models.Q(("purge_reason__isnull", False), ("purged_at__isnull", False), ("purged_by__isnull", False)),
                        _connector="OR",
                    ),
                    name="purges_say_when_by_whom_and_why",
                ),
                models.CheckConstraint(
                    condition=models.Q(("effective_on", None), ("expires_on", None), ("expires_on__gte", models.F("effective_on")), _connector="OR"),
                    name="evidence_ends_after_it_begins",
                ),
                models.CheckConstraint(condition=models.Q(("effective_on__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="effective_on_is_in_our_time"),
                models.CheckConstraint(condition=models.Q(("expires_on__range", (datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))), name="expires_on_is_in_our_time"),
                models.UniqueConstraint(condition=models.Q(("kind", "file"), ("purged_at", None)), fields=("hospital", "sha256"), name="the_same_bytes_are_kept_once"),
            ],
        },
    ),
    migrations.CreateModel(
        name="EvidenceUse",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("question_code", models.CharField(blank=True, max_length=40, verbose_name="Frage")),
            ("added_at", models.DateTimeField(verbose_name="zugeordnet am")),
            ("added_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ("assessment", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="evidence_uses", to="assessments.assessment")),
            ("attestation", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="evidence_uses", to="assessments.attestation")),
            ("evidence", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="assessments.evidence")),
            ("step", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="evidence_uses", to="assessments.serviceuse")),
        ],
        options={
            "verbose_name": "Verwendung eines Belegs",
            "verbose_name_plural": "Verwendungen von Belegen",
            "ordering": ["added_at", "id"],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("assessment__isnull", False), ("attestation", None), ("step", None), models.Q(("question_code", ""), _negated=True)),
                        models.Q(("assessment", None), ("attestation__isnull", False), ("question_code", ""), ("step", None)),
                        models.Q(("assessment", None), ("attestation", None), ("question_code", ""), ("step__isnull", False)),
                        _connector="OR",
                    ),
                    name="evidence_is_used_in_one_place",
                ),
                models.UniqueConstraint(fields=("evidence", "assessment", "question_code"), name="evidence_is_used_once_per_answer"),
                models.UniqueConstraint(fields=("evidence", "attestation"), name="evidence_is_used_once_per_attestation"),
                models.UniqueConstraint(fields=("evidence", "step"), name="evidence_is_used_once_per_step"),
            ],
        },
    ),
)
