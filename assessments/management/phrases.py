"""Words and lines that the parts of the printed verdict share, in the active language."""

from __future__ import annotations

from fractions import Fraction
from textwrap import wrap

from django.utils.translation import gettext as _

from assessments.domain.labels import label_of
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import ApplicationVerdict
from assessments.domain.text import Text
from assessments.management.columns import WIDTH
from assessments.templatetags.wording import language

LABEL_WIDTH = 15


def say(text: Text) -> str:
    """Return a wording in the active language."""
    return text.in_language(language())


def model_name(model: OperatingModel | None) -> str:
    """Return the name of a model, or that none is recommended."""
    return say(label_of(model)) if model else _("keine Empfehlung")


def recommendation(verdict: ApplicationVerdict) -> str:
    """Return the recommended model, for a hybrid with the model of its cloud part; a star marks a provisional one."""
    name = model_name(verdict.verdict)
    if verdict.hybrid and verdict.hybrid.cloud_model:
        name = f"{name} ({model_name(verdict.hybrid.cloud_model)})"
    return f"{name} *" if verdict.provisional else name


def labelled(label: str, text: str) -> list[str]:
    """Return lines of text beside a label."""
    return wrap(f"{label:<{LABEL_WIDTH}} {text}", WIDTH, subsequent_indent=" " * (LABEL_WIDTH + 1))


def bullet(text: str) -> list[str]:
    """Return the lines of one entry of a list."""
    return wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def percent(share: Fraction) -> str:
    """Return a share in whole percent: ``71 %`` in German, ``71%`` in English."""
    return f"{round(share * 100)}%" if language() == "en" else f"{round(share * 100)} %"


def whole(value: Fraction | None) -> str:
    """Return an index without decimals, or a dash when there is none."""
    return "–" if value is None else str(round(value))
