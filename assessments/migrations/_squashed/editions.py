"""An edition of the catalogue: questions, applications, rules, weights and advice."""

import django.db.models.deletion
from django.db import migrations, models

import assessments.models.catalogues
import assessments.models.fields
import assessments.models.judgements
import assessments.models.landscapes

EDITIONS = (
    migrations.CreateModel(
        name="CatalogueEdition",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, unique=True, verbose_name="Ausgabe")),
            (
                "status",
                models.CharField(
                    choices=[("draft", "Entwurf"), ("published", "veröffentlicht"), ("retired", "zurückgezogen")], default="draft", max_length=10, verbose_name="Status"
                ),
            ),
            ("released_on", models.DateField(verbose_name="Stand")),
            ("legal_position_date", models.DateField(verbose_name="Rechtsstand")),
            ("fingerprint", models.CharField(blank=True, editable=False, max_length=64, verbose_name="Fingerabdruck")),
            ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="veröffentlicht am")),
            ("source_digest", models.CharField(blank=True, editable=False, max_length=64)),
            ("law_fingerprint", models.CharField(editable=False, max_length=64, null=True, verbose_name="Fingerabdruck des Rechts")),
        ],
        options={
            "verbose_name": "Katalogausgabe",
            "verbose_name_plural": "Katalogausgaben",
            "ordering": ["-released_on", "-code"],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("status__in", ["draft", "published", "retired"])), name="edition_status_is_known"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("fingerprint", ""), ("published_at", None), ("status", "draft")),
                        models.Q(models.Q(("status", "draft"), _negated=True), models.Q(("fingerprint", ""), _negated=True), models.Q(("published_at", None), _negated=True)),
                        _connector="OR",
                    ),
                    name="published_editions_have_a_fingerprint",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ChecklistItem",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("text", assessments.models.fields.WordingField(verbose_name="Text")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Punkt der Checkliste",
            "verbose_name_plural": "Checkliste",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_checklistitem_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Dimension",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("title", assessments.models.fields.WordingField(verbose_name="Titel")),
            ("introduction", assessments.models.fields.WordingField(verbose_name="Einführung")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Dimension",
            "verbose_name_plural": "Dimensionen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_dimension_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Question",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("polarity", models.CharField(choices=assessments.models.catalogues.polarity_choices, max_length=1, verbose_name="zählt für")),
            ("quick_check", models.BooleanField(default=False, verbose_name="im Schnellcheck")),
            ("text", assessments.models.fields.WordingField(verbose_name="Frage")),
            ("evidence", assessments.models.fields.WordingField(verbose_name="Nachweis")),
            ("why", assessments.models.fields.WordingField(verbose_name="Warum")),
            ("effect", assessments.models.fields.WordingField(verbose_name="Wirkung")),
            ("measure_text", assessments.models.fields.WordingField(verbose_name="Maßnahme")),
            ("measure_effort", models.CharField(choices=assessments.models.catalogues.effort_choices, max_length=1, verbose_name="Aufwand")),
            ("measure_owners", models.JSONField(blank=True, default=list, verbose_name="Zuständige")),
            ("gate_opens_at", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Tor öffnet ab Stufe")),
            ("gate_blocks", assessments.models.fields.WordingField(blank=True, null=True, verbose_name="Tor sperrt")),
            ("checklist", models.JSONField(blank=True, default=list, verbose_name="Punkte der Checkliste")),
            ("basis", models.CharField(choices=assessments.models.catalogues.basis_choices, max_length=10, verbose_name="beruht auf")),
            ("sources", models.JSONField(blank=True, default=list, verbose_name="Quellen")),
            ("dimension", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="assessments.dimension", verbose_name="Dimension")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
            ("meaning_since", assessments.models.fields.OptionalCodeField(blank=True, max_length=40, null=True, verbose_name="fragt etwas anderes seit Ausgabe")),
        ],
        options={
            "verbose_name": "Frage",
            "verbose_name_plural": "Fragen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_question_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("polarity__in", ["R", "P", "G"])), name="question_polarity_is_known"),
                models.CheckConstraint(condition=models.Q(("measure_effort__in", ["S", "M", "L"])), name="measure_effort_is_known"),
                models.CheckConstraint(condition=models.Q(("basis__in", ["source", "judgement"])), name="question_basis_is_known"),
                models.CheckConstraint(condition=models.Q(("gate_opens_at__range", (0, 4))), name="gates_open_at_a_level"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("gate_blocks", None), ("gate_opens_at", None)), models.Q(("gate_blocks__isnull", False), ("gate_opens_at__isnull", False)), _connector="OR"
                    ),
                    name="gates_say_what_they_block",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Anchor",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("level", models.PositiveSmallIntegerField(verbose_name="Stufe")),
            ("text", assessments.models.fields.WordingField(verbose_name="Text")),
            ("question", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="anchors", to="assessments.question")),
        ],
        options={
            "verbose_name": "Stufe",
            "verbose_name_plural": "Stufen",
            "ordering": ["question_id", "level"],
            "constraints": [
                models.UniqueConstraint(fields=("question", "level"), name="one_anchor_per_level"),
                models.CheckConstraint(condition=models.Q(("level__range", (0, 4))), name="anchor_level_is_on_the_scale"),
            ],
        },
    ),
    migrations.CreateModel(
        name="ArchetypeGroup",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("title", assessments.models.fields.WordingField(verbose_name="Titel")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Gruppe",
            "verbose_name_plural": "Gruppen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_archetypegroup_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Archetype",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Name")),
            ("delivery", models.JSONField(default=list, verbose_name="Angebotsformen")),
            ("delivery_note", assessments.models.fields.WordingField(verbose_name="Angebot, in Worten")),
            ("data_classes", models.JSONField(default=list, verbose_name="Datenklassen")),
            ("criticality", models.PositiveSmallIntegerField(verbose_name="Kritikalität")),
            ("recovery", assessments.models.fields.WordingField(verbose_name="Wiederanlauf (RTO/RPO)")),
            ("devices", assessments.models.fields.WordingField(verbose_name="Gerätekopplung")),
            ("regulation", models.CharField(choices=assessments.models.landscapes.regulation_choices, max_length=10, verbose_name="Medizinprodukt")),
            ("regulation_note", assessments.models.fields.WordingField(verbose_name="Medizinprodukt, in Worten")),
            ("elasticity", assessments.models.fields.WordingField(verbose_name="Lastverlauf")),
            ("integration", assessments.models.fields.WordingField(verbose_name="Vernetzung")),
            ("target", models.CharField(choices=assessments.models.landscapes.model_choices, max_length=10, verbose_name="Erwartetes Modell")),
            ("reason", assessments.models.fields.WordingField(verbose_name="Begründung")),
            ("blocker", assessments.models.fields.WordingField(verbose_name="Hindernis")),
            ("codes", models.JSONField(default=dict, verbose_name="Merkmale")),
            ("hybrid_cloud", assessments.models.fields.WordingField(verbose_name="Hybrid: Teil in der Cloud")),
            ("hybrid_local", assessments.models.fields.WordingField(verbose_name="Hybrid: Teil vor Ort")),
            ("group", models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name="archetypes", to="assessments.archetypegroup")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Anwendungsart",
            "verbose_name_plural": "Anwendungsarten",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_archetype_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("criticality__range", (1, 4))), name="criticality_is_1_to_4"),
                models.CheckConstraint(condition=models.Q(("regulation__in", ["yes", "partly", "no"])), name="regulation_is_known"),
                models.CheckConstraint(condition=models.Q(("target__in", ["on_prem", "iaas", "paas", "saas", "hybrid"])), name="target_model_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Cluster",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("title", assessments.models.fields.WordingField(verbose_name="Titel")),
            ("members", models.JSONField(default=list, verbose_name="Mitglieder")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Verbund",
            "verbose_name_plural": "Verbünde",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_cluster_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Criterion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Name")),
            ("question", assessments.models.fields.WordingField(verbose_name="Frage in einfachen Worten")),
            ("anchors", models.JSONField(default=list, verbose_name="Die fünf Stufen")),
            ("reason", assessments.models.fields.WordingField(verbose_name="Begründung")),
            ("at_lowest", models.JSONField(default=dict, verbose_name="Werte bei Stufe 0")),
            ("at_highest", models.JSONField(default=dict, verbose_name="Werte bei Stufe 4")),
            ("curves", models.JSONField(blank=True, default=dict, verbose_name="Eigene Kurven")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Merkmal",
            "verbose_name_plural": "Merkmale",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_criterion_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Modifier",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Name")),
            ("questions", models.JSONField(default=list, verbose_name="Fragen")),
            ("inverted", models.BooleanField(default=False, verbose_name="umgekehrt gelesen")),
            ("own_operation_only", models.BooleanField(default=False, verbose_name="nur für Anwendungen im eigenen Betrieb")),
            ("shifts", models.JSONField(default=dict, verbose_name="Verschiebung je Modell")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Hausfaktor",
            "verbose_name_plural": "Hausfaktoren",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_modifier_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Rule",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("kind", models.CharField(choices=assessments.models.judgements.kind_choices, max_length=10, verbose_name="Art")),
            (
                "effect",
                models.CharField(
                    choices=[("removes", "schließt Modelle aus"), ("forbids_moves", "verbietet jeden Wechsel"), ("condition", "stellt eine Bedingung")],
                    max_length=15,
                    verbose_name="Wirkung",
                ),
            ),
            ("operating_models", models.JSONField(blank=True, default=list, verbose_name="betroffene Modelle")),
            ("criteria", models.JSONField(blank=True, default=list, verbose_name="Merkmale")),
            ("answers", models.JSONField(blank=True, default=list, verbose_name="Antworten")),
            ("health_data", models.BooleanField(default=False, verbose_name="nur bei Gesundheitsdaten")),
            ("regulation", models.JSONField(blank=True, default=list, verbose_name="nur bei Medizinprodukten")),
            ("lifted_by_product", models.BooleanField(default=False, verbose_name="entfällt bei bestätigtem Produkt")),
            ("measure", models.CharField(blank=True, max_length=40, verbose_name="Frage, deren Maßnahme sie aufhebt")),
            ("text", assessments.models.fields.WordingField(verbose_name="Text")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Regel",
            "verbose_name_plural": "Regeln",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_rule_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("kind__in", ["fact", "safety", "law", "security", "practice"])), name="rule_kind_is_known"),
                models.CheckConstraint(condition=models.Q(("effect__in", ["removes", "forbids_moves", "condition"])), name="rule_effect_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="WeightPreset",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Name")),
            ("weights", models.JSONField(default=dict, verbose_name="Gewichte")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Gewichtung",
            "verbose_name_plural": "Gewichtungen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_weightpreset_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Theme",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Name")),
            ("description", assessments.models.fields.WordingField(verbose_name="Beschreibung")),
            ("letters", models.JSONField(default=list, verbose_name="Merkmale")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Thema",
            "verbose_name_plural": "Themen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_theme_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Check",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("answers", "Antworten widersprechen sich"),
                        ("denial", "Merkmal widerspricht dem Betrieb"),
                        ("inventory", "Anwendung fehlt im Verzeichnis"),
                        ("defaults", "nur Vorgaben des Katalogs"),
                    ],
                    max_length=10,
                    verbose_name="Art",
                ),
            ),
            ("trigger", models.JSONField(default=dict, verbose_name="Auslöser")),
            ("questions", models.JSONField(blank=True, default=list, verbose_name="Fragen")),
            ("text", assessments.models.fields.WordingField(verbose_name="Text")),
            ("advice", assessments.models.fields.WordingField(verbose_name="Was zu tun ist")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Prüfhinweis",
            "verbose_name_plural": "Prüfhinweise",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_check_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("kind__in", ["answers", "denial", "inventory", "defaults"])), name="check_kind_is_known"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Objection",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("title", assessments.models.fields.WordingField(verbose_name="Einwand")),
            ("meant", assessments.models.fields.WordingField(verbose_name="Was gemeint ist")),
            ("questions", models.JSONField(default=list, verbose_name="Fragen")),
            ("settled", assessments.models.fields.WordingField(verbose_name="Satz, wenn beantwortet")),
            ("open", assessments.models.fields.WordingField(verbose_name="Satz, wenn offen")),
            ("stands", assessments.models.fields.WordingField(verbose_name="Satz, wenn berechtigt")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Einwand",
            "verbose_name_plural": "Einwände",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_objection_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="Pace",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("name", assessments.models.fields.WordingField(verbose_name="Name")),
            ("questions", models.JSONField(default=list, verbose_name="Fragen")),
            ("by_level", models.JSONField(default=list, verbose_name="Faktor je Stufe")),
            ("reason", assessments.models.fields.WordingField(verbose_name="Begründung")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Tempofaktor",
            "verbose_name_plural": "Tempofaktoren",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [models.UniqueConstraint(fields=("edition", "code"), name="one_pace_per_code_and_edition")],
        },
    ),
    migrations.CreateModel(
        name="PlanningFigure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("value", models.PositiveSmallIntegerField(verbose_name="Wert")),
            ("reason", assessments.models.fields.WordingField(verbose_name="Begründung")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Planungsannahme",
            "verbose_name_plural": "Planungsannahmen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_planningfigure_per_code_and_edition"),
                models.CheckConstraint(
                    condition=models.Q(("code__in", ["months_small", "months_medium", "months_large", "months_move", "months_cluster", "measures_at_once"])),
                    name="planning_figure_is_known",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Prerequisite",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, verbose_name="Code")),
            ("position", models.PositiveSmallIntegerField(default=0, verbose_name="Reihenfolge")),
            ("question", models.CharField(max_length=40, verbose_name="Maßnahme der Frage")),
            ("first", models.CharField(max_length=40, verbose_name="beginnt nach der Maßnahme der Frage")),
            ("reason", assessments.models.fields.WordingField(verbose_name="Begründung")),
            ("edition", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="assessments.catalogueedition", verbose_name="Ausgabe")),
        ],
        options={
            "verbose_name": "Voraussetzung",
            "verbose_name_plural": "Voraussetzungen",
            "ordering": ["edition_id", "position", "code"],
            "constraints": [
                models.UniqueConstraint(fields=("edition", "code"), name="one_prerequisite_per_code_and_edition"),
                models.CheckConstraint(condition=models.Q(("question", models.F("first")), _negated=True), name="nothing_comes_before_itself"),
            ],
        },
    ),
)
