"""The law of an edition."""

import django.db.models.deletion
from django.db import migrations, models

import assessments.models.fields

LAW = (
    migrations.CreateModel(
        name="LawHead",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("compiled_on", models.DateField(verbose_name="zusammengestellt am")),
            ("federal_law_date", models.DateField(verbose_name="Bundesrecht gelesen bis")),
            ("languages", models.JSONField(default=list, verbose_name="Sprachen")),
            ("legal_position", assessments.models.fields.WordingField(verbose_name="Rechtsstand in Worten")),
            ("disclaimer", assessments.models.fields.WordingField(verbose_name="Hinweis „Keine Rechtsberatung“")),
            ("edition", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="law_head", to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={"verbose_name": "Kopf der Rechtsdaten", "verbose_name_plural": "Recht: Kopf", "ordering": ["edition_id"]},
    ),
    migrations.CreateModel(
        name="LegalRegime",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("title", assessments.models.fields.WordingField(verbose_name="Titel")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Rechtsgebiet",
            "verbose_name_plural": "Recht: Gebiete",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_legalregime_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="LegalRule",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            (
                "scope",
                models.CharField(
                    choices=[("house", "das Haus"), ("service", "den Dienst"), ("step", "den Schritt (Anwendung auf einem Dienst)")], max_length=10, verbose_name="betrifft"
                ),
            ),
            ("severity", models.CharField(choices=[("blocker", "Sperre"), ("duty", "Pflicht"), ("advice", "Empfehlung")], max_length=10, verbose_name="Schwere")),
            (
                "remedy",
                models.CharField(
                    blank=True, choices=[("other_provider", "anderen Anbieter wählen"), ("own_work", "eigene Arbeit vor dem Start")], max_length=20, verbose_name="Abhilfe"
                ),
            ),
            ("condition", models.TextField(verbose_name="Bedingung")),
            ("text", assessments.models.fields.WordingField(verbose_name="Was folgt")),
            ("reference", assessments.models.fields.WordingField(verbose_name="Fundstelle")),
            ("valid_from", models.DateField(blank=True, null=True, verbose_name="gilt ab")),
            ("valid_from_note", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="warum kein Tag feststeht")),
            ("valid_until", models.DateField(blank=True, null=True, verbose_name="gilt bis einschließlich")),
            (
                "confidence",
                models.CharField(
                    choices=[
                        ("H", "hoch: amtlicher Wortlaut gelesen"),
                        ("M", "mittel: eine gute Quelle"),
                        ("L", "gering: eine schwache Quelle"),
                        ("bg", "Hintergrundwissen, nicht nachgelesen"),
                    ],
                    max_length=2,
                    verbose_name="Beleg",
                ),
            ),
            ("standing", models.CharField(choices=[("settled", "gesichert"), ("disputed", "umstritten"), ("open", "offen")], max_length=10, verbose_name="Stand")),
            ("remark", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Bemerkung zum Beleg")),
            ("open_points", models.JSONField(blank=True, default=list, verbose_name="offene Punkte")),
            ("review_by", models.DateField(verbose_name="neu zu prüfen bis")),
            ("sources", models.JSONField(blank=True, default=list, verbose_name="Quellen")),
            ("evidence", assessments.models.fields.WordingField(verbose_name="Nachweis")),
            ("deadline", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Frist")),
            ("note", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Anmerkung der Redaktion")),
            ("cases", models.JSONField(blank=True, default=dict, verbose_name="Beispielfälle")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
            ("regime", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="assessments.legalregime", verbose_name="Rechtsgebiet")),
        ],
        options={
            "verbose_name": "Rechtsregel",
            "verbose_name_plural": "Recht: Regeln",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_legalrule_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("scope__in", ["house", "step"])), name="legal_rule_scope_is_known"),
                models.CheckConstraint(condition=models.Q(("severity__in", ["blocker", "duty", "advice"])), name="legal_rule_severity_is_known"),
                models.CheckConstraint(condition=models.Q(("remedy__in", ["", "other_provider", "own_work"])), name="legal_rule_remedy_is_known"),
                models.CheckConstraint(condition=models.Q(("confidence__in", ["H", "M", "L", "bg"])), name="legal_rule_confidence_is_known"),
                models.CheckConstraint(condition=models.Q(("standing__in", ["settled", "disputed", "open"])), name="legal_rule_standing_is_known"),
                models.CheckConstraint(
                    condition=models.Q(("confidence__in", ("L", "bg")), ("standing", "settled"), _negated=True),
                    name="weak_legal_rules_are_never_settled",
                    violation_error_message="Was gering belegt ist oder auf Hintergrundwissen beruht, gilt nicht als gesichert: „umstritten“ oder „offen“ wählen.",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("severity", "blocker"), models.Q(("remedy", ""), _negated=True)),
                        models.Q(models.Q(("severity", "blocker"), _negated=True), ("remedy", "")),
                        _connector="OR",
                    ),
                    name="blockers_and_only_they_have_a_remedy",
                    violation_error_message="Eine Sperre braucht eine Abhilfe; alles andere hat keine.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("valid_from__isnull", False), ("valid_from_note__isnull", False), _connector="OR"),
                    name="legal_rules_say_since_when",
                    violation_error_message="Geben Sie an, ab wann die Regel gilt, oder warum der Tag nicht feststeht.",
                ),
                models.CheckConstraint(
                    condition=models.Q(("valid_from", None), ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"),
                    name="legal_rules_end_after_they_begin",
                    violation_error_message="Der letzte Tag liegt vor dem ersten.",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="OpenPoint",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("text", assessments.models.fields.WordingField(verbose_name="Text")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "offener Punkt",
            "verbose_name_plural": "Recht: offene Punkte",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_openpoint_per_code_and_edition"),
                models.CheckConstraint(
                    condition=models.Q(("code__regex", "^[1-9][0-9]?$")), name="open_points_are_numbered", violation_error_message="Der Code ist eine Zahl von 1 bis 99."
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="StateEffect",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("title", assessments.models.fields.WordingField(verbose_name="Bezeichnung")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Wirkung von Landesrecht",
            "verbose_name_plural": "Recht: Wirkungen von Landesrecht",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_stateeffect_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="StateLaw",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Land")),
            ("act", assessments.models.fields.WordingField(verbose_name="Gesetz")),
            ("finding", assessments.models.fields.WordingField(verbose_name="Was gefunden wurde")),
            ("consequence", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Folge")),
            (
                "confidence",
                models.CharField(
                    choices=[
                        ("H", "hoch: amtlicher Wortlaut gelesen"),
                        ("M", "mittel: eine gute Quelle"),
                        ("L", "gering: eine schwache Quelle"),
                        ("bg", "Hintergrundwissen, nicht nachgelesen"),
                    ],
                    max_length=2,
                    verbose_name="Beleg",
                ),
            ),
            ("standing", models.CharField(choices=[("settled", "gesichert"), ("disputed", "umstritten"), ("open", "offen")], max_length=10, verbose_name="Stand")),
            ("confidence_note", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Bemerkung zum Beleg")),
            ("sources", models.JSONField(blank=True, default=list, verbose_name="Quellen")),
            ("rules", models.JSONField(blank=True, default=list, verbose_name="Regeln")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
            ("effect", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="states", to="assessments.stateeffect", verbose_name="Wirkung auf die Cloud")),
        ],
        options={
            "verbose_name": "Landesrecht",
            "verbose_name_plural": "Recht: Länder",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_statelaw_per_code_and_edition"),
                models.CheckConstraint(
                    condition=models.Q(("code__in", ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"])),
                    name="state_law_is_of_a_known_land",
                ),
                models.CheckConstraint(condition=models.Q(("confidence__in", ["H", "M", "L", "bg"])), name="state_law_confidence_is_known"),
                models.CheckConstraint(condition=models.Q(("standing__in", ["settled", "disputed", "open"])), name="state_law_standing_is_known"),
                models.CheckConstraint(
                    condition=models.Q(("confidence__in", ("L", "bg")), ("standing", "settled"), _negated=True),
                    name="weak_state_laws_are_never_settled",
                    violation_error_message="Was gering belegt ist oder auf Hintergrundwissen beruht, gilt nicht als gesichert: „umstritten“ oder „offen“ wählen.",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DerivedValue",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("code", models.CharField(max_length=70, verbose_name="Name")),
            ("text", assessments.models.fields.WordingField(verbose_name="Bezeichnung")),
            ("reference", assessments.models.fields.WordingField(verbose_name="Fundstelle")),
            ("note", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Anmerkung der Redaktion")),
            ("when", models.TextField(blank=True, verbose_name="trifft zu, wenn")),
            ("words", models.JSONField(blank=True, default=list, verbose_name="Wörter")),
            ("cases", models.JSONField(blank=True, default=list, verbose_name="Fälle")),
            ("otherwise", models.CharField(blank=True, max_length=40, verbose_name="sonst")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "abgeleiteter Wert",
            "verbose_name_plural": "Recht: abgeleitete Werte",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_derivedvalue_per_code_and_edition"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(models.Q(("when", ""), _negated=True), ("otherwise", "")), models.Q(("when", ""), models.Q(("otherwise", ""), _negated=True)), _connector="OR"
                    ),
                    name="derived_values_have_a_condition_or_words",
                    violation_error_message="Ein abgeleiteter Wert hat eine Bedingung oder Wörter mit Fällen.",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="LegalDate",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("day", models.DateField(verbose_name="Tag")),
            ("text", assessments.models.fields.WordingField(verbose_name="Text")),
            (
                "confidence",
                models.CharField(
                    choices=[
                        ("H", "hoch: amtlicher Wortlaut gelesen"),
                        ("M", "mittel: eine gute Quelle"),
                        ("L", "gering: eine schwache Quelle"),
                        ("bg", "Hintergrundwissen, nicht nachgelesen"),
                    ],
                    max_length=2,
                    verbose_name="Beleg",
                ),
            ),
            ("concerns", models.TextField(verbose_name="betrifft, wenn")),
            ("example", models.BooleanField(default=False, verbose_name="nur ein Rechenbeispiel")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Rechtstermin",
            "verbose_name_plural": "Recht: Termine",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_legaldate_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("confidence__in", ["H", "M", "L", "bg"])), name="legal_date_confidence_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="LegalFact",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("code", models.CharField(max_length=70, verbose_name="Name")),
            (
                "scope",
                models.CharField(
                    choices=[("house", "das Haus"), ("service", "den Dienst"), ("step", "den Schritt (Anwendung auf einem Dienst)")], max_length=10, verbose_name="über"
                ),
            ),
            ("origin", models.CharField(choices=[("input", "Grundangabe"), ("rule_local", "Frage einer einzelnen Regel")], max_length=10, verbose_name="Herkunft")),
            (
                "kind",
                models.CharField(
                    choices=[("bool", "ja oder nein"), ("int", "Zahl"), ("date", "Datum"), ("enum", "ein Wort der Liste"), ("set", "mehrere Wörter der Liste")],
                    max_length=10,
                    verbose_name="Art",
                ),
            ),
            ("words", models.JSONField(blank=True, default=list, verbose_name="Wörter")),
            ("at_least_one", models.BooleanField(default=False, verbose_name="mindestens ein Wort")),
            ("question", assessments.models.fields.WordingField(verbose_name="Frage")),
            ("profile", models.CharField(blank=True, max_length=70, verbose_name="Feld des Profils")),
            ("answer_question", models.CharField(blank=True, max_length=40, verbose_name="folgt aus der Frage")),
            ("answer_levels", models.JSONField(blank=True, default=dict, verbose_name="was die Stufen sagen")),
            ("implied_by", models.CharField(blank=True, max_length=70, verbose_name="folgt aus der Angabe")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Angabe des Rechts",
            "verbose_name_plural": "Recht: Angaben",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_legalfact_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("scope__in", ["house", "service", "step"])), name="legal_fact_scope_is_known"),
                models.CheckConstraint(condition=models.Q(("origin__in", ["input", "rule_local"])), name="legal_fact_origin_is_known"),
                models.CheckConstraint(condition=models.Q(("kind__in", ["bool", "int", "date", "enum", "set"])), name="legal_fact_kind_is_known"),
            ],
        },
    ),
)
