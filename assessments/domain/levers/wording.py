"""The sentences about levers, each written whole in every language."""

from __future__ import annotations

from fractions import Fraction

from assessments.domain.catalogue import Edition, Measure
from assessments.domain.labels import label_of
from assessments.domain.levers.values import Change, ChangeKind
from assessments.domain.operating_models import OperatingModel
from assessments.domain.results import Quadrant
from assessments.domain.text import Text
from assessments.domain.wording import LANGUAGES, decimals, sentence


def change(edition: Edition, kind: ChangeKind, code: str, before: int | None, after: int) -> Change:
    """Return a change with its words, those of the catalogue."""
    if kind is ChangeKind.CODE:
        criterion = edition.criteria_by_letter[code]
        return Change(kind, code, before, after, criterion.anchors[after], criterion.name)
    question = edition.questions[code]
    return Change(kind, code, before, after, question.anchors[after], question.text)


def flip(changes: tuple[Change, ...], verdict: OperatingModel) -> Text:
    """Say what turns the recommendation."""
    model = label_of(verdict)
    if len(changes) > 1:
        return sentence(
            "Erst {count} Änderungen zusammen führen zu {model}: {changes}.",
            "Only {count} changes together lead to {model}: {changes}.",
            count=len(changes),
            model=model,
            changes=_all_of(changes),
        )
    (only,) = changes
    if only.before is None:
        return sentence(
            "Stellt sich bei {code} Stufe {after} heraus („{anchor}“), gewinnt {model}.",
            "If {code} turns out to be level {after} (“{anchor}”), {model} wins.",
            code=only.code,
            after=only.after,
            anchor=only.anchor,
            model=model,
        )
    return sentence(
        "Wird {code} von {before} auf {after} gesetzt („{anchor}“), gewinnt {model}.",
        "If {code} is set from {before} to {after} (“{anchor}”), {model} wins.",
        code=only.code,
        before=only.before,
        after=only.after,
        anchor=only.anchor,
        model=model,
    )


def _all_of(changes: tuple[Change, ...]) -> Text:
    briefly = [_brief(one) for one in changes]
    return Text.of({language: "; ".join(one.in_language(language) for one in briefly) for language in LANGUAGES})


def _brief(one: Change) -> Text:
    if one.before is None:
        return sentence(
            "{code} auf {after} („{anchor}“)",
            "{code} to {after} (“{anchor}”)",
            code=one.code,
            after=one.after,
            anchor=one.anchor,
        )
    return sentence(
        "{code} von {before} auf {after} („{anchor}“)",
        "{code} from {before} to {after} (“{anchor}”)",
        code=one.code,
        before=one.before,
        after=one.after,
        anchor=one.anchor,
    )


def no_lever(most: int) -> Text:
    """Say that the recommendation stands whatever up to ``most`` changes do."""
    return sentence(
        "Kein Hebel: Auch {most} Änderungen zugleich führen zu keiner anderen Empfehlung.",
        "No lever: not even {most} changes at once lead to another recommendation.",
        most=most,
    )


def nothing_to_flip() -> Text:
    """Say that there is no recommendation to turn."""
    return sentence(
        "Kein Hebel: Es gibt derzeit keine Empfehlung, die kippen könnte.",
        "No lever: there is no recommendation at present that could change.",
    )


def gate_opens(code: str, before: int, after: int, measure: Measure, verdicts: int) -> Text:
    """Say that a gate has one key only, and what else follows from turning it."""
    parts: dict[str, Text | int | str] = {
        "code": code,
        "before": before,
        "after": after,
        "measure": measure.text,
        "verdicts": verdicts,
    }
    if not verdicts:
        return sentence(
            "Das Tor {code} öffnet sich nur über die eigene Frage, von Stufe {before} auf {after}. Maßnahme: {measure} "
            "Keine Empfehlung ändert sich dadurch.",
            "Only its own question opens the gate {code}, from level {before} to {after}. Measure: {measure} "
            "No recommendation changes by that.",
            **parts,
        )
    if verdicts == 1:
        return sentence(
            "Das Tor {code} öffnet sich nur über die eigene Frage, von Stufe {before} auf {after}. Maßnahme: {measure} "
            "Eine Empfehlung ändert sich dadurch.",
            "Only its own question opens the gate {code}, from level {before} to {after}. Measure: {measure} "
            "One recommendation changes by that.",
            **parts,
        )
    return sentence(
        "Das Tor {code} öffnet sich nur über die eigene Frage, von Stufe {before} auf {after}. Maßnahme: {measure} "
        "{verdicts} Empfehlungen ändern sich dadurch.",
        "Only its own question opens the gate {code}, from level {before} to {after}. Measure: {measure} "
        "{verdicts} recommendations change by that.",
        **parts,
    )


def quadrant_reached(quadrant: Quadrant, changes: tuple[Change, ...]) -> Text:
    """Say which answers carry the house to another quadrant."""
    parts: dict[str, Text | int | str] = {"quadrant": label_of(quadrant), "changes": _all_of(changes)}
    if len(changes) == 1:
        return sentence(
            "Eine Antwort genügt für das Lagebild „{quadrant}“: {changes}.",
            "One answer is enough for the position “{quadrant}”: {changes}.",
            **parts,
        )
    return sentence(
        "{count} Antworten zusammen führen zum Lagebild „{quadrant}“: {changes}.",
        "{count} answers together lead to the position “{quadrant}”: {changes}.",
        count=len(changes),
        **parts,
    )


def clarify(what: Text, *, first: bool, verdicts: int, points: Fraction) -> Text:
    """Say what depends on something unknown; ``first`` marks the top of the list."""
    start = ("Klären Sie zuerst {what}", "Clarify {what} first") if first else ("Klären Sie {what}", "Clarify {what}")
    german, english = _depends(verdicts, points)
    return sentence(
        f"{start[0]}: {german}", f"{start[1]}: {english}", what=what, verdicts=verdicts, points=decimals(points, 1)
    )


def _depends(verdicts: int, points: Fraction) -> tuple[str, str]:
    if verdicts > 1:
        return "{verdicts} Empfehlungen hängen davon ab.", "{verdicts} recommendations depend on it."
    if verdicts == 1:
        return "Eine Empfehlung hängt davon ab.", "One recommendation depends on it."
    if points:
        return (
            "Keine Empfehlung hängt davon ab, aber die Spanne des Lagebilds wird um {points} Punkte schmaler.",
            "no recommendation depends on it, but the range of the position narrows by {points} points.",
        )
    return "Keine Empfehlung hängt davon ab.", "no recommendation depends on it."


def code_of_application(letter: str, application: Text) -> Text:
    """Name a code of one application."""
    return sentence(
        "{letter} bei „{application}“", "{letter} of “{application}”", letter=letter, application=application
    )
