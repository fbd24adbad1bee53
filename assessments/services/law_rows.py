"""The law of an edition becomes rows here: the way back from ``law_documents``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assessments import models
from assessments.domain.languages import languages_of
from assessments.domain.law.backing import LegalSource
from assessments.domain.law.derived import Derived, DerivedTruth, DerivedWord
from assessments.domain.law.facts import FactValue
from assessments.domain.law.lawbook import LawBook
from assessments.domain.law.rules import LegalRule, Status
from assessments.domain.law.states import StateLaw
from assessments.domain.law.vocabulary import Fact, Word
from assessments.domain.reading.law_documents import Plain, plain_fact
from assessments.domain.text import Text
from assessments.models import CatalogueEdition


def write_law(row: CatalogueEdition, law: LawBook) -> None:
    """Store all of ``law`` under the row of its edition; nothing of it may be there yet."""
    models.LawHead.objects.create(
        edition=row,
        compiled_on=law.compiled_on,
        federal_law_date=law.federal_law_date,
        languages=_languages(law),
        legal_position=law.position.as_mapping(),
        disclaimer=law.disclaimer.as_mapping(),
    )
    models.OpenPoint.objects.bulk_create(
        models.OpenPoint(edition=row, position=position, code=str(point.number), text=point.text.as_mapping())
        for position, point in enumerate(law.open_points)
    )
    _write_vocabulary(row, law)
    _write_rules(row, law)
    _write_states(row, law)
    models.LegalDate.objects.bulk_create(
        models.LegalDate(
            edition=row,
            position=position,
            code=entry.code,
            day=entry.day,
            text=entry.text.as_mapping(),
            confidence=entry.confidence,
            concerns=entry.concerns.text,
            example=entry.example,
        )
        for position, entry in enumerate(law.dates)
    )


def _languages(law: LawBook) -> list[str]:
    """Return the languages in which all of the law exists, German first."""
    return list(languages_of(law).complete)


def _write_vocabulary(row: CatalogueEdition, law: LawBook) -> None:
    models.LegalFact.objects.bulk_create(
        _fact_row(row, position, fact) for position, fact in enumerate(law.vocabulary.facts.values())
    )
    models.DerivedValue.objects.bulk_create(
        _derived_row(row, position, value) for position, value in enumerate(law.derived)
    )


def _fact_row(row: CatalogueEdition, position: int, fact: Fact) -> models.LegalFact:
    levels = fact.answer.levels if fact.answer else {}
    return models.LegalFact(
        edition=row,
        position=position,
        code=fact.name,
        scope=fact.scope,
        origin=fact.origin,
        kind=fact.kind,
        words=_words(fact.words),
        at_least_one=fact.at_least_one,
        question=fact.question.as_mapping(),
        profile=fact.profile or "",
        answer_question=fact.answer.question if fact.answer else "",
        answer_levels={str(level): plain_fact(value) for level, value in levels.items()},
        implied_by=fact.implied_by or "",
    )


def _derived_row(row: CatalogueEdition, position: int, value: Derived) -> models.DerivedValue:
    stored = models.DerivedValue(
        edition=row,
        position=position,
        code=value.name,
        text=value.text.as_mapping(),
        reference=value.reference.as_mapping(),
        note=_optional(value.note),
    )
    match value:
        case DerivedTruth(when=when):
            stored.when = when.text
        case DerivedWord(words=words, cases=cases, otherwise=otherwise):
            stored.words, stored.otherwise = _words(words), otherwise
            stored.cases = [{"word": case.word, "when": case.when.text} for case in cases]
    return stored


def _write_rules(row: CatalogueEdition, law: LawBook) -> None:
    regimes = models.LegalRegime.objects.bulk_create(
        models.LegalRegime(edition=row, position=position, code=regime.code, title=regime.label.as_mapping())
        for position, regime in enumerate(law.regimes)
    )
    by_code = {regime.code: regime for regime in regimes}
    models.LegalRule.objects.bulk_create(
        _rule_row(row, by_code[rule.regime], position, rule) for position, rule in enumerate(law.rules)
    )


def _rule_row(row: CatalogueEdition, regime: models.LegalRegime, position: int, rule: LegalRule) -> models.LegalRule:
    return models.LegalRule(
        edition=row,
        regime=regime,
        position=position,
        code=rule.id,
        scope=rule.scope,
        severity=rule.severity,
        remedy=rule.remedy or "",
        condition=rule.condition.text,
        text=rule.text.as_mapping(),
        reference=rule.backing.reference.as_mapping(),
        valid_from=rule.valid_from,
        valid_from_note=_optional(rule.valid_from_note),
        valid_until=rule.valid_until,
        confidence=rule.backing.confidence,
        standing=rule.backing.standing,
        remark=_optional(rule.backing.remark),
        open_points=list(rule.backing.open_points),
        review_by=rule.review_by,
        sources=_sources(rule.backing.sources),
        evidence=rule.evidence.as_mapping(),
        deadline=_optional(rule.deadline),
        note=_optional(rule.note),
        cases=_cases(rule.cases),
    )


def _write_states(row: CatalogueEdition, law: LawBook) -> None:
    effects = models.StateEffect.objects.bulk_create(
        models.StateEffect(edition=row, position=position, code=effect.code, title=effect.label.as_mapping())
        for position, effect in enumerate(law.effects)
    )
    by_code = {effect.code: effect for effect in effects}
    models.StateLaw.objects.bulk_create(
        _state_row(row, by_code[state.effect], position, state) for position, state in enumerate(law.states)
    )


def _state_row(row: CatalogueEdition, effect: models.StateEffect, position: int, state: StateLaw) -> models.StateLaw:
    return models.StateLaw(
        edition=row,
        effect=effect,
        position=position,
        code=state.state,
        name=state.name.as_mapping(),
        act=state.act.as_mapping(),
        finding=state.finding.as_mapping(),
        consequence=_optional(state.consequence),
        confidence=state.confidence,
        standing=state.standing,
        confidence_note=_optional(state.confidence_note),
        sources=_sources(state.sources),
        rules=list(state.rules),
    )


def _optional(text: Text | None) -> dict[str, str] | None:
    return text.as_mapping() if text else None


def _words(words: Iterable[Word]) -> list[dict[str, Plain]]:
    return [{"code": word.code, "label": word.label.as_mapping()} for word in words]


def _sources(sources: Iterable[LegalSource]) -> list[dict[str, Plain]]:
    return [
        {"title": one.instead.as_mapping()} if one.instead else {"title": one.title, "url": one.url} for one in sources
    ]


def _cases(cases: Mapping[Status, Mapping[str, FactValue]]) -> dict[str, Plain]:
    return {status.value: {name: plain_fact(value) for name, value in facts.items()} for status, facts in cases.items()}
