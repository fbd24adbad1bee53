"""Questions that are not whole: alike levels, no measure, no effect, a gate that holds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.catalogue import HIGHEST, LOWEST, Edition, Polarity, Question
from assessments.domain.edition_checks.findings import Finding, Severity
from assessments.domain.edition_parts import ElementKind
from assessments.domain.text import Text
from assessments.domain.wording import sentence

_LEVELS = HIGHEST - LOWEST + 1


def findings_in_questions(edition: Edition) -> Iterator[Finding]:
    """Yield what is missing or double in a question."""
    fed = {span.code for rule in edition.rules for span in rule.answers}
    for dimension in edition.dimensions:
        for question in dimension.questions:
            yield from _levels(question)
            yield from _parts(question)
            yield from _gate(question, decides=question.code in fed)
            if question.dimension_code != dimension.code:
                yield _found(
                    question,
                    "other_dimension",
                    "dimension",
                    sentence(
                        "Der Code nennt eine andere Dimension als {code}.",
                        "The code names another dimension than {code}.",
                        code=dimension.code,
                    ),
                )
    if not edition.questions:
        text = sentence("Die Ausgabe hat keine Frage.", "The edition has no question.")
        yield Finding(Severity.ERROR, "no_question", ElementKind.EDITION, "", "", text)


def _levels(question: Question) -> Iterator[Finding]:
    if len(question.anchors) != _LEVELS:
        yield _found(
            question,
            "missing_levels",
            "anchors",
            sentence("Es fehlen Stufen: Jede Frage hat fünf.", "Levels are missing: each has five."),
        )
    seen: dict[str, int] = {}
    for level, anchor in enumerate(question.anchors):
        for wording in {_plain(one) for _, one in anchor.translations} - {""}:
            first = seen.setdefault(wording, level)
            if first != level:
                text = sentence(
                    "Stufe {level} sagt dasselbe wie Stufe {first}.",
                    "Level {level} says the same as level {first}.",
                    level=level,
                    first=first,
                )
                yield _found(question, "duplicate_anchor", f"anchors.{level}", text)
                break


def _parts(question: Question) -> Iterator[Finding]:
    if _blank(question.measure.text) or not question.measure.owners:
        text = sentence("Es fehlt die Maßnahme oder wer sie trägt.", "The measure is missing, or who carries it.")
        yield _found(question, "no_measure", "measure_text", text)
    if _blank(question.effect):
        text = sentence("Es fehlt, was die Antwort bewirkt.", "It is missing what the answer brings about.")
        yield _found(question, "no_effect", "effect", text)


def _gate(question: Question, *, decides: bool) -> Iterator[Finding]:
    gate = question.gate
    if (gate is not None) != (question.polarity is Polarity.GATE):
        text = sentence(
            "Ein Tor braucht beides: „zählt für: Tor“ und eine Stufe, ab der es öffnet.",
            "A gate needs both: that it counts for a gate, and a level from which it is open.",
        )
        yield _found(question, "half_a_gate", "gate_opens_at", text)
    if gate is None:
        return
    if gate.opens_at == LOWEST or _blank(gate.blocks):
        text = sentence("Das Tor sperrt nichts.", "The gate blocks nothing.")
        yield _found(question, "gate_without_consequence", "gate_blocks", text)
    elif not decides:
        text = sentence(
            "Keine Regel fragt nach diesem Tor: Es steht im Ergebnis, schließt aber nichts aus.",
            "No rule asks for this gate: it is shown in the result but excludes nothing.",
        )
        yield _found(question, "gate_without_rule", "gate_opens_at", text, severity=Severity.WARNING)


def _found(question: Question, check: str, field: str, text: Text, *, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(severity, check, ElementKind.QUESTION, question.code, field, text)


def _plain(wording: str) -> str:
    return " ".join(wording.casefold().split())


def _blank(text: Text) -> bool:
    return not any(wording.strip() for _, wording in text.translations)
