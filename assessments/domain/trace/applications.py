"""Where the statements about one application come from."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.domain.catalogue import Edition
from assessments.domain.explanation import OPEN_FACT
from assessments.domain.facts import Facts
from assessments.domain.law.effects import is_legal
from assessments.domain.place import THIRD_COUNTRY_POLICY
from assessments.domain.results import ApplicationVerdict, Condition, KnockOut
from assessments.domain.robustness.values import Acceptability
from assessments.domain.rules import Rule
from assessments.domain.trace import wording
from assessments.domain.trace.book import Book
from assessments.domain.trace.formulas import Formula
from assessments.domain.trace.values import Input, InputKind, Trace, figures, references
from assessments.domain.verdict import INVENTORY


def application_traces(book: Book, facts: Facts, verdict: ApplicationVerdict) -> Iterator[Trace]:
    """Trace everything said about one application."""
    code = verdict.code
    values = tuple(f"F-{code}-{model}" for model in verdict.values)
    outs = tuple(_reference(code, out) for out in verdict.knock_outs)
    yield book.by_formula(f"V-{code}", wording.verdict(verdict), Formula.VERDICT, references(*values, *outs))
    for model, value in verdict.values.items():
        inputs = (*book.levels(facts), *book.weighed(), *book.traits())
        yield book.by_formula(f"F-{code}-{model}", wording.value(model, value), Formula.VALUE, inputs)
    for number, reason in enumerate(verdict.because, start=1):
        inputs = (*references(f"V-{code}", *values, *outs), *book.levels(facts))
        yield book.by_formula(f"R-{code}-{number}", reason, Formula.REASON, inputs)
    yield from _knock_outs(book, facts, verdict)
    for condition in verdict.conditions:
        yield _condition(book, facts, verdict, condition)
    yield from _circumstances(book, facts, verdict)


def acceptability_traces(book: Book, facts: Facts, found: Acceptability, samples: int) -> Iterator[Trace]:
    """Trace how often each model comes first."""
    unknown = book.levels(facts, facts.unknown)
    for one in found.models:
        inputs = (*references(f"F-{found.application}-{one.model}"), *unknown, *figures({"samples": samples}))
        reference = f"A-{found.application}-{one.model}"
        yield book.by_formula(reference, wording.acceptability(one), Formula.ACCEPTABILITY, inputs)


def _reference(code: str, out: KnockOut) -> str:
    return f"K-{code}-{out.model}-{out.rule}"


def _knock_outs(book: Book, facts: Facts, verdict: ApplicationVerdict) -> Iterator[Trace]:
    """Trace each exclusion to its rule, and what becomes of the verdict after its measure, and after all of them."""
    for out in verdict.knock_outs:
        yield book.by_rule(_reference(verdict.code, out), out.text, _rule(book.edition, out.rule), facts)
        if out.measure:
            inputs = (*references(_reference(verdict.code, out)), *book.answers([out.measure]))
            reference = f"Y-{verdict.code}-{out.model}-{out.rule}"
            yield book.by_formula(reference, wording.cure(out), Formula.CURE, inputs)
    inputs = (*references(f"V-{verdict.code}"), *book.answers(out.measure for out in verdict.knock_outs if out.measure))
    yield book.by_formula(f"Y-{verdict.code}", wording.cured(verdict), Formula.CURE, inputs)


def _condition(book: Book, facts: Facts, verdict: ApplicationVerdict, condition: Condition) -> Trace:
    """Trace a condition to its rule, of the edition or of the law, or to the fact that is open."""
    reference = f"C-{verdict.code}-{condition.rule}"
    if is_legal(condition):
        rule_of_law = (Input(InputKind.FACT, "legal_rule", condition.rule), *references(f"V-{verdict.code}"))
        return book.by_formula(reference, condition.text, Formula.LAW, rule_of_law)
    rule = next((rule for rule in book.edition.rules if rule.code == condition.rule), None)
    if rule:
        return book.by_rule(reference, condition.text, rule, facts)
    letter = condition.rule.removeprefix(OPEN_FACT)
    if letter in facts.levels:
        return book.by_formula(reference, condition.text, Formula.OPEN_FACT, book.levels(facts, [letter]))
    inputs = (*book.answers([THIRD_COUNTRY_POLICY]), *references(f"O-{verdict.code}", "S-coverage"))
    return book.by_formula(reference, condition.text, Formula.OPEN_FACT, inputs)


def _circumstances(book: Book, facts: Facts, verdict: ApplicationVerdict) -> Iterator[Trace]:
    code, today = verdict.code, Input(InputKind.FACT, "current", str(facts.application.current or "unknown"))
    wish = Input(InputKind.FACT, "place_preference", str(facts.application.place_preference or "none"))
    inputs = (wish, *references(f"V-{code}"), *book.answers([THIRD_COUNTRY_POLICY]))
    yield book.by_formula(f"O-{code}", wording.place(verdict.place), Formula.PLACE, inputs)
    if verdict.hybrid:
        archetype = (Input(InputKind.FACT, "archetype", verdict.archetype), *references(f"V-{code}"))
        yield book.by_formula(f"H-{code}-cloud", verdict.hybrid.cloud, Formula.HYBRID, archetype)
        yield book.by_formula(f"H-{code}-local", verdict.hybrid.local, Formula.HYBRID, archetype)
    if verdict.provisional:
        yield book.by_formula(f"D-{code}", wording.provisional(), Formula.PROVISIONAL, book.answers([INVENTORY]))
    if verdict.already_there:
        inputs = (today, *references(f"V-{code}"))
        yield book.by_formula(f"I-{code}", wording.already_there(), Formula.ALREADY_THERE, inputs)


def _rule(edition: Edition, code: str) -> Rule:
    return next(rule for rule in edition.rules if rule.code == code)
