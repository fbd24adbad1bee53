"""Changes that are tried out, each in one sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.domain.operating_models import OperatingModel
from assessments.domain.text import Text
from assessments.domain.what_if.changes import Changes, LevelOrUnknown
from assessments.domain.workspace import Workspace
from assessments.templatetags.wording import label, text


def changes_in_words(workspace: Workspace, changes: Changes, names: dict[str, str]) -> tuple[str, ...]:
    """Return what is changed, measures first; what the assessment no longer has is named by its code."""
    questions, criteria = workspace.edition.questions, workspace.edition.criteria_by_letter
    sentences = []
    for code in sorted(changes.measures, key=list(questions).index if changes.measures <= questions.keys() else None):
        measure = text(questions[code].measure.text) if code in questions else code
        sentences.append(_("Maßnahme erledigt: %(measure)s (%(code)s)") % {"measure": measure, "code": code})
    for code, level in changes.answers.items():
        question = questions.get(code)
        said = _said(level, question.anchors if question else ())
        asked = f"{code} {text(question.text)}" if question else code
        sentences.append(_("Andere Antwort: %(question)s %(said)s") % {"question": asked, "said": said})
    for (of, letter), level in changes.codes.items():
        criterion = criteria.get(letter)
        sentences.append(
            _("%(name)s, %(criterion)s: %(said)s")
            % {
                "name": names.get(of, of),
                "criterion": text(criterion.name) if criterion else letter,
                "said": _said(level, criterion.anchors if criterion else ()),
            }
        )
    real = {application.code: application.confirmed for application in workspace.applications}
    for of, models in changes.confirmed.items():
        sentences.extend(_products(names.get(of, of), models, real.get(of, frozenset())))
    for of, place in changes.places.items():
        sentences.append(_("%(name)s, gewünschter Ort: %(place)s") % {"name": names.get(of, of), "place": label(place)})
    return (*sentences, *_weighting(workspace, changes))


def _products(name: str, models: frozenset[OperatingModel], real: frozenset[OperatingModel]) -> list[str]:
    named = _("%(name)s: Für %(model)s gibt es ein benanntes Produkt")
    unnamed = _("%(name)s: Für %(model)s gibt es kein benanntes Produkt")
    return [
        (named if model in models else unnamed) % {"name": name, "model": label(model)}
        for model in sorted(models ^ real)
    ]


def _weighting(workspace: Workspace, changes: Changes) -> list[str]:
    if changes.preset:
        preset = workspace.edition.presets_by_code.get(changes.preset)
        return [_("Gewichtung: %(name)s") % {"name": text(preset.name) if preset else changes.preset}]
    return [_("Gewichtung: eigene Rangfolge der Themen")] if changes.weights else []


def _said(level: LevelOrUnknown, anchors: tuple[Text, ...]) -> str:
    if level is None:
        return _("weiß nicht")
    return _("Stufe %(level)s, %(words)s") % {"level": level, "words": text(anchors[level])} if anchors else str(level)
