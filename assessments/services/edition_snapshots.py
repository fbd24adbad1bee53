"""Where the rows of an edition become a value; what is published is read once per process."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessments import models
from assessments.domain.catalogue import (
    Basis,
    ChecklistItem,
    Dimension,
    Edition,
    Effort,
    Gate,
    Measure,
    Owner,
    Polarity,
    Question,
    Source,
)
from assessments.domain.criteria import Criterion, Modifier, Theme, WeightPreset
from assessments.domain.landscape import Archetype, ArchetypeGroup, Cluster, Delivery, DeviceRegulation, HybridPattern
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Rule, RuleEffect, RuleKind
from assessments.domain.text import Text
from assessments.models import CatalogueEdition
from assessments.services.guidance import checks_of, figures_of, objections_of, paces_of, prerequisites_of
from assessments.services.range_rows import ranges_of

_MOST_EDITIONS_KEPT = 16

_published: dict[str, Edition] = {}  # by fingerprint: what it holds can never become wrong


def edition_of(row: CatalogueEdition) -> Edition:
    """Return an edition, without a query when this process has seen its fingerprint before."""
    if row.is_draft:
        return edition_from_rows(row)
    if row.fingerprint not in _published:
        remember(row.fingerprint, edition_from_rows(row))
    return _published[row.fingerprint]


def remember(fingerprint: str, edition: Edition) -> None:
    """Keep a published edition for later reads."""
    if len(_published) >= _MOST_EDITIONS_KEPT:
        _published.clear()
    _published[fingerprint] = edition


def edition_from_rows(row: CatalogueEdition) -> Edition:
    """Return an edition from all its rows, one query for each kind."""
    questions = _questions_by_dimension(row)
    return Edition(
        code=row.code,
        released_on=row.released_on,
        legal_position_date=row.legal_position_date,
        checklist=tuple(ChecklistItem(item.code, Text.of(item.text)) for item in row.checklistitem_set.all()),
        dimensions=tuple(
            Dimension(d.code, Text.of(d.title), Text.of(d.introduction), tuple(questions.get(d.pk, ())))
            for d in row.dimension_set.all()
        ),
        groups=tuple(ArchetypeGroup(group.code, Text.of(group.title)) for group in row.archetypegroup_set.all()),
        archetypes=tuple(_archetype_of(a) for a in row.archetype_set.select_related("group")),
        clusters=tuple(Cluster(c.code, Text.of(c.title), tuple(c.members)) for c in row.cluster_set.all()),
        criteria=tuple(_criterion_of(criterion) for criterion in row.criterion_set.all()),
        rules=tuple(_rule_of(rule) for rule in row.rule_set.all()),
        modifiers=tuple(
            Modifier(
                code=m.code,
                name=Text.of(m.name),
                questions=tuple(m.questions),
                inverted=m.inverted,
                own_operation_only=m.own_operation_only,
                shifts=_model_values(m.shifts),
            )
            for m in row.modifier_set.all()
        ),
        presets=tuple(
            WeightPreset(p.code, Text.of(p.name), {letter: Fraction(weight) for letter, weight in p.weights.items()})
            for p in row.weightpreset_set.all()
        ),
        prerequisites=prerequisites_of(row),
        paces=paces_of(row),
        figures=figures_of(row),
        objections=objections_of(row),
        checks=checks_of(row),
        themes=tuple(
            Theme(t.code, Text.of(t.name), Text.of(t.description), tuple(t.letters)) for t in row.theme_set.all()
        ),
    )


def _questions_by_dimension(row: CatalogueEdition) -> dict[int, list[Question]]:
    questions: dict[int, list[Question]] = {}
    for question in row.question_set.prefetch_related("anchors"):
        questions.setdefault(question.dimension_id, []).append(_question_of(question))
    return questions


def _question_of(row: models.Question) -> Question:
    return Question(
        code=row.code,
        polarity=Polarity(row.polarity),
        quick_check=row.quick_check,
        text=Text.of(row.text),
        anchors=tuple(Text.of(anchor.text) for anchor in row.anchors.all()),
        evidence=Text.of(row.evidence),
        why=Text.of(row.why),
        effect=Text.of(row.effect),
        measure=Measure(
            Text.of(row.measure_text), Effort(row.measure_effort), tuple(Owner(owner) for owner in row.measure_owners)
        ),
        gate=None if row.gate_opens_at is None else Gate(row.gate_opens_at, Text.of(row.gate_blocks)),
        checklist=tuple(row.checklist),
        basis=Basis(row.basis),
        sources=tuple(Source(source["title"], source["url"]) for source in row.sources),
        meaning_since=row.meaning_since,
    )


def _archetype_of(row: models.Archetype) -> Archetype:
    return Archetype(
        code=row.code,
        group=row.group.code,
        name=Text.of(row.name),
        delivery=tuple(Delivery(form) for form in row.delivery),
        delivery_note=Text.of(row.delivery_note),
        data_classes=tuple(row.data_classes),
        criticality=row.criticality,
        recovery=Text.of(row.recovery),
        devices=Text.of(row.devices),
        regulation=DeviceRegulation(row.regulation),
        regulation_note=Text.of(row.regulation_note),
        elasticity=Text.of(row.elasticity),
        integration=Text.of(row.integration),
        target=OperatingModel(row.target),
        reason=Text.of(row.reason),
        blocker=Text.of(row.blocker),
        codes=dict(row.codes),
        hybrid=HybridPattern(Text.of(row.hybrid_cloud), Text.of(row.hybrid_local)),
    )


def _criterion_of(row: models.Criterion) -> Criterion:
    return Criterion(
        letter=row.code,
        name=Text.of(row.name),
        question=Text.of(row.question),
        anchors=tuple(Text.of(anchor) for anchor in row.anchors),
        reason=Text.of(row.reason),
        at_lowest=_model_values(row.at_lowest),
        at_highest=_model_values(row.at_highest),
        curves={
            OperatingModel(model): tuple(Fraction(value) for value in values) for model, values in row.curves.items()
        },
    )


def _rule_of(row: models.Rule) -> Rule:
    return Rule(
        code=row.code,
        kind=RuleKind(row.kind),
        effect=RuleEffect(row.effect),
        models=tuple(OperatingModel(model) for model in row.operating_models),
        criteria=ranges_of(row.criteria),
        answers=ranges_of(row.answers),
        health_data=row.health_data,
        regulation=tuple(DeviceRegulation(value) for value in row.regulation),
        lifted_by_product=row.lifted_by_product,
        measure=row.measure or None,
        text=Text.of(row.text),
    )


def _model_values(row: Mapping[str, str]) -> dict[OperatingModel, Fraction]:
    return {OperatingModel(model): Fraction(value) for model, value in row.items()}
