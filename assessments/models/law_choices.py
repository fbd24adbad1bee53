"""The codes of the law with the words that an editor chooses them by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.domain.law.backing import Confidence, Standing
from assessments.domain.law.language.kinds import Kind
from assessments.domain.law.rules import Remedy, Severity
from assessments.domain.law.vocabulary import Origin, Scope


class SeverityChoices(models.TextChoices):
    """What follows from a rule, in the words of the result."""

    BLOCKER = Severity.BLOCKER, _("Sperre")
    DUTY = Severity.DUTY, _("Pflicht")
    ADVICE = Severity.ADVICE, _("Empfehlung")


class RemedyChoices(models.TextChoices):
    """How a blocker is lifted."""

    OTHER_PROVIDER = Remedy.OTHER_PROVIDER, _("anderen Anbieter wählen")
    OWN_WORK = Remedy.OWN_WORK, _("eigene Arbeit vor dem Start")


class ConfidenceChoices(models.TextChoices):
    """How a statement is backed."""

    HIGH = Confidence.HIGH, _("hoch: amtlicher Wortlaut gelesen")
    MEDIUM = Confidence.MEDIUM, _("mittel: eine gute Quelle")
    LOW = Confidence.LOW, _("gering: eine schwache Quelle")
    BACKGROUND = Confidence.BACKGROUND, _("Hintergrundwissen, nicht nachgelesen")


class StandingChoices(models.TextChoices):
    """Whether a point may be shown as settled."""

    SETTLED = Standing.SETTLED, _("gesichert")
    DISPUTED = Standing.DISPUTED, _("umstritten")
    OPEN = Standing.OPEN, _("offen")


class LegalScopeChoices(models.TextChoices):
    """Whom a fact is about."""

    HOUSE = Scope.HOUSE, _("das Haus")
    SERVICE = Scope.SERVICE, _("den Dienst")
    STEP = Scope.STEP, _("den Schritt (Anwendung auf einem Dienst)")


class FactOriginChoices(models.TextChoices):
    """Where a fact comes from."""

    INPUT = Origin.INPUT, _("Grundangabe")
    RULE_LOCAL = Origin.RULE_LOCAL, _("Frage einer einzelnen Regel")


class FactKindChoices(models.TextChoices):
    """What kind of value a fact has."""

    BOOL = Kind.BOOL, _("ja oder nein")
    INT = Kind.INT, _("Zahl")
    DATE = Kind.DATE, _("Datum")
    ENUM = Kind.ENUM, _("ein Wort der Liste")
    SET = Kind.SET, _("mehrere Wörter der Liste")
