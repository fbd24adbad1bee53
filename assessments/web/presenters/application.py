"""What the page of one application asks: products in plain words, and the eleven codes with their answers."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.domain.criteria import Criterion
from assessments.domain.operating_models import OperatingModel
from assessments.templatetags.wording import text
from assessments.web.forms.applications import LEVELS, UNKNOWN, ApplicationForm, field_of

PRODUCT_QUESTIONS: tuple[tuple[OperatingModel, Promise, Promise], ...] = (
    (
        OperatingModel.SAAS,
        _("Gibt es ein benanntes SaaS-Produkt?"),
        _("Der Anbieter betreibt alles; Sie nutzen es über das Netz."),
    ),
    (
        OperatingModel.PAAS,
        _("Läuft ein benanntes Produkt auf einer Plattform (PaaS)?"),
        _("Der Anbieter betreibt Laufzeit und Datenbank; die Anwendung bleibt Ihre."),
    ),
    (
        OperatingModel.IAAS,
        _("Gibt der Hersteller den Betrieb auf gemieteten Servern (IaaS, Hosting) frei?"),
        _("Server stehen beim Dienstleister; Versionen und Anpassungen bleiben bei Ihnen."),
    ),
)


@dataclass(frozen=True, slots=True)
class ProductChoice:
    """One model as a question about products."""

    value: OperatingModel
    question: Promise
    hint: Promise
    checked: bool


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a code: a level in plain words."""

    value: str
    wording: str
    catalogue: bool
    checked: bool


@dataclass(frozen=True, slots=True)
class CodeField:
    """One of the eleven codes as a question with its answers."""

    criterion: Criterion
    field: str
    options: tuple[Option, ...]
    unknown_checked: bool
    changed: bool
    errors: tuple[str, ...]

    @property
    def current(self) -> str:
        """Return the wording of the answer that holds, empty when it is unknown."""
        return next((option.wording for option in self.options if option.checked), "")


def product_choices(form: ApplicationForm) -> tuple[ProductChoice, ...]:
    """Return the questions about products as the form holds them."""
    ticked = form["confirmed"].value() or ()
    return tuple(
        ProductChoice(model, question, hint, model.value in ticked) for model, question, hint in PRODUCT_QUESTIONS
    )


def code_fields(form: ApplicationForm) -> tuple[CodeField, ...]:
    """Return the codes as the form holds them."""
    return tuple(_code_field(form, criterion) for criterion in form.criteria)


def _code_field(form: ApplicationForm, criterion: Criterion) -> CodeField:
    field = form[field_of(criterion.letter)]
    held = str(field.value() or "")
    default = str(form.archetype.codes[criterion.letter])
    checked = held if held in (*LEVELS, UNKNOWN) else default
    return CodeField(
        criterion,
        field.name,
        tuple(
            Option(level, text(anchor), level == default, level == checked)
            for level, anchor in zip(LEVELS, criterion.anchors, strict=True)
        ),
        checked == UNKNOWN,
        checked != default,
        tuple(map(str, field.errors)),
    )
