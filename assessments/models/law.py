"""The law of an edition as rows that an editor edits: rules, derived values, facts, dates; the Länder stand apart.

Conditions are text in the language of ``domain/law/language``. Lists whose order counts are lists in JSON, never
mappings: a database may reorder the keys of a mapping.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessments.domain.law.backing import Confidence, Standing
from assessments.domain.law.language.kinds import Kind
from assessments.domain.law.rules import Remedy, Severity
from assessments.domain.law.vocabulary import Origin, Scope
from assessments.domain.text import SOURCE_LANGUAGE, Text
from assessments.models.catalogues import CatalogueEdition, CatalogueRow
from assessments.models.facts import LONGEST_FACT_NAME
from assessments.models.fields import LONGEST_CODE, WordingField, codes_of, one_of
from assessments.models.law_choices import (
    ConfidenceChoices,
    FactKindChoices,
    FactOriginChoices,
    LegalScopeChoices,
    RemedyChoices,
    SeverityChoices,
    StandingChoices,
)

WEAK = (Confidence.LOW.value, Confidence.BACKGROUND.value)


def wording_of(title: dict[str, str]) -> str:
    """Return a text in the language of the reader."""
    return Text.of(title).in_language(get_language() or SOURCE_LANGUAGE)


def never_settled(*, name: str) -> models.CheckConstraint:
    """Return the promise that what is weakly backed is not shown as settled."""
    return models.CheckConstraint(
        condition=~models.Q(confidence__in=WEAK, standing=Standing.SETTLED.value),
        name=name,
        violation_error_message=_(
            "Was gering belegt ist oder auf Hintergrundwissen beruht, gilt nicht als gesichert:"
            " „umstritten“ oder „offen“ wählen."
        ),
    )


class LawHead(models.Model):
    """What the law of an edition says about itself."""

    edition = models.OneToOneField(
        CatalogueEdition, on_delete=models.CASCADE, related_name="law_head", verbose_name=_("Ausgabe")
    )
    compiled_on = models.DateField(_("zusammengestellt am"))
    federal_law_date = models.DateField(_("Bundesrecht gelesen bis"))
    languages = models.JSONField(_("Sprachen"), default=list)
    legal_position = WordingField(_("Rechtsstand in Worten"))
    disclaimer = WordingField(_("Hinweis „Keine Rechtsberatung“"))

    class Meta:
        """One for each edition."""

        verbose_name = _("Kopf der Rechtsdaten")
        verbose_name_plural = _("Recht: Kopf")
        ordering = ["edition_id"]

    def __str__(self) -> str:
        """Return the edition."""
        return str(self.edition)


class OpenPoint(CatalogueRow):
    """Something that could not be confirmed; the code is its number."""

    text = WordingField(_("Text"))

    class Meta(CatalogueRow.Meta):
        """Numbered from 1 to 99."""

        verbose_name = _("offener Punkt")
        verbose_name_plural = _("Recht: offene Punkte")
        constraints = [
            *CatalogueRow.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[1-9][0-9]?$"),
                name="open_points_are_numbered",
                violation_error_message=_("Der Code ist eine Zahl von 1 bis 99."),
            ),
        ]


class LegalRegime(CatalogueRow):
    """A field of law; every rule belongs to one."""

    title = WordingField(_("Titel"))

    class Meta(CatalogueRow.Meta):
        """As every row."""

        verbose_name = _("Rechtsgebiet")
        verbose_name_plural = _("Recht: Gebiete")

    def __str__(self) -> str:
        """Return the title, by which editors choose it."""
        return wording_of(self.title)


class LegalRule(CatalogueRow):
    """A rule that applies when its condition holds, with facts for each of the three answers it can give."""

    regime = models.ForeignKey(
        LegalRegime, on_delete=models.CASCADE, related_name="rules", verbose_name=_("Rechtsgebiet")
    )
    scope = models.CharField(_("betrifft"), max_length=10, choices=LegalScopeChoices)
    severity = models.CharField(_("Schwere"), max_length=10, choices=SeverityChoices)
    remedy = models.CharField(_("Abhilfe"), max_length=20, choices=RemedyChoices, blank=True)
    condition = models.TextField(_("Bedingung"))
    text = WordingField(_("Was folgt"))
    reference = WordingField(_("Fundstelle"))
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_from_note = WordingField(_("warum kein Tag feststeht"), null=True, blank=True)
    valid_until = models.DateField(_("gilt bis einschließlich"), null=True, blank=True)
    confidence = models.CharField(_("Beleg"), max_length=2, choices=ConfidenceChoices)
    standing = models.CharField(_("Stand"), max_length=10, choices=StandingChoices)
    remark = WordingField(_("Bemerkung zum Beleg"), null=True, blank=True)
    open_points = models.JSONField(_("offene Punkte"), default=list, blank=True)
    review_by = models.DateField(_("neu zu prüfen bis"))
    sources = models.JSONField(_("Quellen"), default=list, blank=True)
    evidence = WordingField(_("Nachweis"))
    deadline = WordingField(_("Frist"), null=True, blank=True)
    note = WordingField(_("Anmerkung der Redaktion"), null=True, blank=True)
    cases = models.JSONField(_("Beispielfälle"), default=dict, blank=True)

    class Meta(CatalogueRow.Meta):
        """A blocker says how it is lifted; a rule says since when it is law, or why that is not known."""

        verbose_name = _("Rechtsregel")
        verbose_name_plural = _("Recht: Regeln")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("scope", [Scope.HOUSE.value, Scope.STEP.value], name="legal_rule_scope_is_known"),
            one_of("severity", codes_of(Severity), name="legal_rule_severity_is_known"),
            one_of("remedy", ["", *codes_of(Remedy)], name="legal_rule_remedy_is_known"),
            one_of("confidence", codes_of(Confidence), name="legal_rule_confidence_is_known"),
            one_of("standing", codes_of(Standing), name="legal_rule_standing_is_known"),
            never_settled(name="weak_legal_rules_are_never_settled"),
            models.CheckConstraint(
                condition=(models.Q(severity=Severity.BLOCKER.value) & ~models.Q(remedy=""))
                | (~models.Q(severity=Severity.BLOCKER.value) & models.Q(remedy="")),
                name="blockers_and_only_they_have_a_remedy",
                violation_error_message=_("Eine Sperre braucht eine Abhilfe; alles andere hat keine."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=False) | models.Q(valid_from_note__isnull=False),
                name="legal_rules_say_since_when",
                violation_error_message=_("Geben Sie an, ab wann die Regel gilt, oder warum der Tag nicht feststeht."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="legal_rules_end_after_they_begin",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
        ]

    def clean(self) -> None:
        """Keep a rule and its field of law in one edition."""
        self.require_same_edition("regime")


class DerivedValue(CatalogueRow):
    """A value worked out from facts: true when ``when`` holds, or the word of the first case that holds."""

    code = models.CharField(_("Name"), max_length=LONGEST_FACT_NAME)
    text = WordingField(_("Bezeichnung"))
    reference = WordingField(_("Fundstelle"))
    note = WordingField(_("Anmerkung der Redaktion"), null=True, blank=True)
    when = models.TextField(_("trifft zu, wenn"), blank=True)
    words = models.JSONField(_("Wörter"), default=list, blank=True)
    cases = models.JSONField(_("Fälle"), default=list, blank=True)
    otherwise = models.CharField(_("sonst"), max_length=LONGEST_CODE, blank=True)

    class Meta(CatalogueRow.Meta):
        """Either a condition, or words with a last one."""

        verbose_name = _("abgeleiteter Wert")
        verbose_name_plural = _("Recht: abgeleitete Werte")
        constraints = [
            *CatalogueRow.Meta.constraints,
            models.CheckConstraint(
                condition=(~models.Q(when="") & models.Q(otherwise="")) | (models.Q(when="") & ~models.Q(otherwise="")),
                name="derived_values_have_a_condition_or_words",
                violation_error_message=_("Ein abgeleiteter Wert hat eine Bedingung oder Wörter mit Fällen."),
            ),
        ]


class LegalFact(CatalogueRow):
    """A fact the law asks for, with its question and where it is held."""

    code = models.CharField(_("Name"), max_length=LONGEST_FACT_NAME)
    scope = models.CharField(_("über"), max_length=10, choices=LegalScopeChoices)
    origin = models.CharField(_("Herkunft"), max_length=10, choices=FactOriginChoices)
    kind = models.CharField(_("Art"), max_length=10, choices=FactKindChoices)
    words = models.JSONField(_("Wörter"), default=list, blank=True)
    at_least_one = models.BooleanField(_("mindestens ein Wort"), default=False)
    question = WordingField(_("Frage"))
    profile = models.CharField(_("Feld des Profils"), max_length=LONGEST_FACT_NAME, blank=True)
    answer_question = models.CharField(_("folgt aus der Frage"), max_length=LONGEST_CODE, blank=True)
    answer_levels = models.JSONField(_("was die Stufen sagen"), default=dict, blank=True)
    implied_by = models.CharField(_("folgt aus der Angabe"), max_length=LONGEST_FACT_NAME, blank=True)

    class Meta(CatalogueRow.Meta):
        """Of known kinds."""

        verbose_name = _("Angabe des Rechts")
        verbose_name_plural = _("Recht: Angaben")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("scope", codes_of(Scope), name="legal_fact_scope_is_known"),
            one_of("origin", codes_of(Origin), name="legal_fact_origin_is_known"),
            one_of("kind", codes_of(Kind), name="legal_fact_kind_is_known"),
        ]


class LegalDate(CatalogueRow):
    """A day of the legal calendar, and whom it concerns."""

    day = models.DateField(_("Tag"))
    text = WordingField(_("Text"))
    confidence = models.CharField(_("Beleg"), max_length=2, choices=ConfidenceChoices)
    concerns = models.TextField(_("betrifft, wenn"))
    example = models.BooleanField(_("nur ein Rechenbeispiel"), default=False)

    class Meta(CatalogueRow.Meta):
        """Of known confidence."""

        verbose_name = _("Rechtstermin")
        verbose_name_plural = _("Recht: Termine")
        constraints = [
            *CatalogueRow.Meta.constraints,
            one_of("confidence", codes_of(Confidence), name="legal_date_confidence_is_known"),
        ]
