"""Memberships say what goes with a role; invitations, groups of hospitals and broken glass."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import assessments.models.fields
import assessments.models.people


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0020_seal_audit_trail"),
    ]

    operations = [
        migrations.CreateModel(
            name="BreakGlass",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.CharField(max_length=500, verbose_name="Grund")),
                ("at", models.DateTimeField(verbose_name="am")),
                ("until", models.DateTimeField(verbose_name="gilt bis")),
            ],
            options={
                "verbose_name": "Einsicht des Betriebs",
                "verbose_name_plural": "Einsichten des Betriebs",
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="HospitalGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="Name")),
            ],
            options={
                "verbose_name": "Verbund",
                "verbose_name_plural": "Verbünde",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("email", assessments.models.fields.LowercaseEmailField(max_length=254, verbose_name="E-Mail-Adresse")),
                (
                    "role",
                    models.CharField(
                        choices=assessments.models.people.role_choices, max_length=20, verbose_name="Rolle"
                    ),
                ),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="endet am")),
                ("sections", models.JSONField(blank=True, default=list, verbose_name="Abschnitte")),
                ("may_answer", models.BooleanField(default=False, verbose_name="darf antworten")),
                ("language", models.CharField(max_length=10, verbose_name="Sprache")),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="Prüfsumme des Links")),
                ("sent_at", models.DateTimeField(verbose_name="gesendet am")),
                ("expires_at", models.DateTimeField(verbose_name="gilt bis")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="angenommen am")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="zurückgezogen am")),
            ],
            options={
                "verbose_name": "Einladung",
                "verbose_name_plural": "Einladungen",
                "ordering": ["email"],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="audits",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="auditors",
                to="assessments.assessment",
                verbose_name="prüft",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="may_answer",
            field=models.BooleanField(db_default=False, default=False, verbose_name="darf antworten"),
        ),
        migrations.AddField(
            model_name="membership",
            name="sections",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], output_field=models.JSONField()),
                default=list,
                verbose_name="Abschnitte",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="is_operator",
            field=models.BooleanField(db_default=False, default=False, verbose_name="betreibt diese Anwendung"),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="von",
            ),
        ),
        migrations.AddField(
            model_name="breakglass",
            name="hospital",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="broken_glass", to="assessments.hospital"
            ),
        ),
        migrations.AddField(
            model_name="hospitalgroup",
            name="hospitals",
            field=models.ManyToManyField(
                related_name="groups", to="assessments.hospital", verbose_name="Krankenhäuser"
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="accepted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="audits",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assessments.assessment",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="hospital",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="assessments.hospital"
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="sent_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="breakglass",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="broken_glass_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="breakglass",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("at"))), name="broken_glass_has_an_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["contributor", "lead", "consultant", "auditor"])),
                name="invitation_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "consultant"), _negated=True), ("ends_on__isnull", False), _connector="OR"
                ),
                name="invitation_of_a_consultant_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "auditor"), ("audits__isnull", False)),
                    models.Q(models.Q(("role", "auditor"), _negated=True), ("audits", None)),
                    _connector="OR",
                ),
                name="invitation_of_an_auditor_names_one_assessment",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role", "consultant"), ("may_answer", False), _connector="OR"),
                name="invitation_allows_answers_to_consultants",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("accepted_at", None), ("withdrawn_at", None)),
                fields=("hospital", "email"),
                name="one_waiting_invitation_per_address_and_hospital",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("accepted_by", None)),
                    models.Q(("accepted_at__isnull", False), ("accepted_by__isnull", False), ("withdrawn_at", None)),
                    _connector="OR",
                ),
                name="accepted_invitations_say_when_and_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="withdrawn_invitations_say_when_and_by_whom",
            ),
        ),
    ]
