"""What stands between a draft and its publication: every problem at once, each with the row it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.domain.law.language.kinds import Names
from assessments.domain.law.language.problems import quoted, said
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.proving import FailedCase, failed_cases
from assessments.domain.law.rules import Status
from assessments.domain.reading.nodes import Problem
from assessments.domain.text import Text, both
from assessments.models import CatalogueEdition, DerivedValue, LawHead, LegalDate, LegalRule, Question
from assessments.services.edition_snapshots import edition_from_rows
from assessments.services.law_checks import case_problems, condition_problems, names_of_edition
from assessments.services.law_documents import Document, documents_of
from assessments.services.lawbooks import law_from_documents
from assessments.services.shipped_law import LawRefused

LEVELS = 5
CASES = {
    Status.APPLIES: said("trifft zu", "applies"),
    Status.NOT_APPLICABLE: said("trifft nicht zu", "does not apply"),
    Status.UNKNOWN: said("nicht zu sagen", "cannot be told"),
}


READ = {
    "the condition is about the house": said(
        "Die Bedingung fragt nur nach dem Haus: „betrifft“ muss „das Haus“ sein.",
        "The condition is about the house only: so must be the rule.",
    ),
    "the condition is about a step": said(
        "Die Bedingung fragt nach Dienst oder Schritt: „betrifft“ muss „den Schritt“ sein.",
        "The condition is about a service or step: so must be the rule.",
    ),
    "rests on a circle of derived values": said(
        "Dieser Wert hängt über andere abgeleitete Werte von sich selbst ab.",
        "This value rests on itself by way of other derived values.",
    ),
    "there is no open point": said(
        "Die Regel nennt einen offenen Punkt, den es nicht gibt.", "The rule names an open point that does not exist."
    ),
    "contains control characters": said("Ein Text enthält Steuerzeichen.", "A text contains control characters."),
}


@dataclass(frozen=True, slots=True)
class DraftNote:
    """Something to look at: the kind of row and its key, for a link, its code and field. Without a row: the edition."""

    model: str
    pk: int | None
    code: str
    text: Text
    field: str = ""


@dataclass(frozen=True, slots=True)
class DraftReview:
    """The whole outcome: ``problems`` forbid to publish, ``warnings`` do not."""

    problems: tuple[DraftNote, ...]
    warnings: tuple[DraftNote, ...]


def review_draft(edition: CatalogueEdition, *, on: date) -> DraftReview:
    """Return everything that is wrong in a draft, and what should be looked at on the day ``on``.

    A fixed number of queries, however large the draft is.
    """
    rules = list(edition.legalrule_set.all())
    problems = (*_problems_of_questions(edition), *_problems_of_law(edition, rules))
    warnings = tuple(_note(rule, _overdue(rule), "review_by") for rule in rules if rule.review_by < on)
    return DraftReview(problems, warnings)


def _problems_of_questions(edition: CatalogueEdition) -> Iterator[DraftNote]:
    questions = list(edition.question_set.prefetch_related("anchors"))
    if not questions:
        yield _of_edition(said("Die Ausgabe hat keine Frage.", "The edition has no question."))
    for question in questions:
        if [anchor.level for anchor in question.anchors.all()] != list(range(LEVELS)):
            text = said("Es fehlen Stufen: Jede Frage hat fünf.", "Levels are missing: each has five.")
            yield _note(question, text, "anchors")
    try:
        edition_from_rows(edition)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as reason:
        yield _of_edition(
            said(
                "Der Katalog lässt sich nicht lesen ({reason}).",
                "The catalogue cannot be read ({reason}).",
                reason=quoted(str(reason)),
            )
        )


def _problems_of_law(edition: CatalogueEdition, rules: list[LegalRule]) -> Iterator[DraftNote]:
    if not LawHead.objects.filter(edition=edition).exists():
        yield _of_edition(
            said(
                "Das Recht fehlt. Kopieren Sie eine Ausgabe, statt eine leere anzulegen.",
                "The law is missing. Copy an edition instead of starting an empty one.",
            )
        )
        return
    told = tuple(_told(edition, rules))
    yield from told
    documents, questions = documents_of(edition), tuple(edition.question_set.values_list("code", flat=True))
    try:
        law: LawBook | None = law_from_documents(documents, questions=questions)
    except LawRefused as refused:
        wrong = {note.code for note in told}
        values = {value.code: value for value in edition.derivedvalue_set.all()}
        rows = values | {rule.code: rule for rule in rules}
        read = tuple(note for one in refused.problems if (note := _as_read(one, rows)).code not in wrong)
        yield from read
        law = _sound_law(documents, questions, wrong | {note.code for note in read})
    keys = {rule.code: rule for rule in rules}
    if law is not None:
        failed = (case for rule in law.rules for case in failed_cases(law, rule))
        yield from (_note(keys[case.rule], _failed(case), _field_of(case.expected)) for case in failed)


def _told(edition: CatalogueEdition, rules: list[LegalRule]) -> Iterator[DraftNote]:
    """Tell in plain words what an editor can do wrong in a form or leave out."""
    names = names_of_edition(edition)
    for rule in rules:
        yield from _conditions(rule, "condition", [rule.condition], names, may_ask=True)
        yield from _left_out(rule, names)
    for value in edition.derivedvalue_set.all():
        if value.when:
            yield from _conditions(value, "when", [value.when], names)
        else:
            yield from _conditions(value, "cases", [case["when"] for case in value.cases], names)
    for entry in edition.legaldate_set.all():
        yield from _conditions(entry, "concerns", [entry.concerns], names)


def _conditions(
    row: LegalRule | DerivedValue | LegalDate, field: str, conditions: list[str], names: Names, *, may_ask: bool = False
) -> Iterator[DraftNote]:
    for condition in conditions:
        for text in condition_problems(condition, names, may_ask=may_ask):
            yield _note(row, said("Bedingung: {text}", "Condition: {text}", text=text), field)


def _left_out(rule: LegalRule, names: Names) -> Iterator[DraftNote]:
    """Yield which source or case a rule lacks, and what in a case is no value."""
    if not rule.sources:
        yield _note(rule, said("Es fehlt eine Quelle.", "A source is missing."), "sources")
    for status, name in CASES.items():
        facts = rule.cases.get(status.value)
        if facts is None:
            missing = said("Der Beispielfall „{name}“ fehlt.", "The case “{name}” is missing.", name=name)
            yield _note(rule, missing, _field_of(status))
            continue
        for text in case_problems(facts, names):
            told = said("Beispielfall „{name}“: {text}.", "Case “{name}”: {text}.", name=name, text=text)
            yield _note(rule, told, _field_of(status))


def _sound_law(documents: Mapping[str, Document], questions: tuple[str, ...], wrong: set[str]) -> LawBook | None:
    """Return the law without the rules that are ``wrong``, so that the cases of the others can be tried."""
    try:
        return law_from_documents({name: _without(one, wrong) for name, one in documents.items()}, questions=questions)
    except LawRefused:
        return None  # what rules rest on is wrong, and was told


def _without(document: Document, wrong: set[str]) -> Document:
    """Return a document without some rules, and without what refers to them."""
    kept: dict[str, Any] = dict(document)
    if "rules" in kept:
        kept["rules"] = [rule for rule in kept["rules"] if rule["id"] not in wrong]
    if "states" in kept:
        kept["states"] = [
            {**state, "rules": [code for code in state["rules"] or () if code not in wrong] or None}
            for state in kept["states"]
        ]
    return kept


def _as_read(problem: Problem, rows: Mapping[str, LegalRule | DerivedValue]) -> DraftNote:
    """Return a problem of the reader, with the rule or derived value it is about when it is about one."""
    code, _, place = problem.code.partition(".")
    text = _in_words(problem) or said(
        "{place}: {message}", "{place}: {message}", place=place or problem.file, message=problem.message
    )
    return _note(rows[code], text, place) if code in rows else DraftNote("", None, code or problem.file, text)


def _in_words(problem: Problem) -> Text | None:
    """Return what a form cannot see but an editor can easily do, in words; other problems keep those of the files."""
    return next((text for start, text in READ.items() if problem.message.startswith(start)), None)


def _failed(case: FailedCase) -> Text:
    expected = CASES[case.expected]
    if case.found is None:
        return said(
            "Der Beispielfall „{expected}“ liegt an einem Tag, an dem die Regel nicht gilt.",
            "The case “{expected}” is on a day on which the rule is not in force.",
            expected=expected,
        )
    return said(
        "Der Beispielfall „{expected}“ ergibt „{found}“.",
        "The case “{expected}” leads to “{found}”.",
        expected=expected,
        found=CASES[case.found],
    )


def _overdue(rule: LegalRule) -> Text:
    day = rule.review_by
    shown = both(f"{day:%d.%m.%Y}", f"{day.day} {day:%B %Y}")
    return said("Das Prüfdatum {day} ist überschritten.", "The review date {day} has passed.", day=shown)


def _note(row: LegalRule | LegalDate | DerivedValue | Question, text: Text, field: str) -> DraftNote:
    return DraftNote(row._meta.model_name or "", row.pk, row.code, text, field)  # noqa: SLF001  the documented name


def _field_of(case: Status) -> str:
    return f"cases.{case.value}"


def _of_edition(text: Text) -> DraftNote:
    return DraftNote("", None, "", text)
