"""Editions become rows here, the way back from ``edition_snapshots``: unpublished until the caller publishes them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from assessments import models
from assessments.domain.catalogue import Edition, Question
from assessments.domain.criteria import Criterion
from assessments.domain.landscape import Archetype
from assessments.domain.operating_models import OperatingModel
from assessments.domain.rules import Rule
from assessments.domain.writing.numbers import number_text
from assessments.models import CatalogueEdition
from assessments.services.range_rows import range_rows


def write_rows(row: CatalogueEdition, edition: Edition) -> None:
    """Store everything ``edition`` consists of under its row."""
    _write_questionnaire(row, edition)
    _write_landscape(row, edition)
    _write_judgement(row, edition)


def _write_questionnaire(row: CatalogueEdition, edition: Edition) -> None:
    models.ChecklistItem.objects.bulk_create(
        models.ChecklistItem(edition=row, position=position, code=item.code, text=item.text.as_mapping())
        for position, item in enumerate(edition.checklist)
    )
    dimensions = models.Dimension.objects.bulk_create(
        models.Dimension(
            edition=row,
            position=position,
            code=dimension.code,
            title=dimension.title.as_mapping(),
            introduction=dimension.introduction.as_mapping(),
        )
        for position, dimension in enumerate(edition.dimensions)
    )
    by_code = {dimension.code: dimension for dimension in dimensions}
    owners = {q.code: by_code[d.code] for d in edition.dimensions for q in d.questions}
    questions = models.Question.objects.bulk_create(
        _question_row(row, owners[question.code], position, question)
        for position, question in enumerate(edition.questions.values())
    )
    models.Anchor.objects.bulk_create(
        models.Anchor(question=question, level=level, text=text.as_mapping())
        for question in questions
        for level, text in enumerate(edition.questions[question.code].anchors)
    )


def _question_row(
    row: CatalogueEdition, dimension: models.Dimension, position: int, question: Question
) -> models.Question:
    return models.Question(
        edition=row,
        dimension=dimension,
        position=position,
        code=question.code,
        polarity=question.polarity,
        quick_check=question.quick_check,
        text=question.text.as_mapping(),
        evidence=question.evidence.as_mapping(),
        why=question.why.as_mapping(),
        effect=question.effect.as_mapping(),
        measure_text=question.measure.text.as_mapping(),
        measure_effort=question.measure.effort,
        measure_owners=list(question.measure.owners),
        gate_opens_at=question.gate.opens_at if question.gate else None,
        gate_blocks=question.gate.blocks.as_mapping() if question.gate else None,
        checklist=list(question.checklist),
        basis=question.basis,
        sources=[{"title": source.title, "url": source.url} for source in question.sources],
        meaning_since=question.meaning_since,
    )


def _write_landscape(row: CatalogueEdition, edition: Edition) -> None:
    groups = models.ArchetypeGroup.objects.bulk_create(
        models.ArchetypeGroup(edition=row, position=position, code=group.code, title=group.title.as_mapping())
        for position, group in enumerate(edition.groups)
    )
    by_code = {group.code: group for group in groups}
    models.Archetype.objects.bulk_create(
        _archetype_row(row, by_code[archetype.group], position, archetype)
        for position, archetype in enumerate(edition.archetypes)
    )
    models.Cluster.objects.bulk_create(
        models.Cluster(
            edition=row,
            position=position,
            code=cluster.code,
            title=cluster.title.as_mapping(),
            members=list(cluster.members),
        )
        for position, cluster in enumerate(edition.clusters)
    )


def _archetype_row(
    row: CatalogueEdition, group: models.ArchetypeGroup, position: int, archetype: Archetype
) -> models.Archetype:
    return models.Archetype(
        edition=row,
        group=group,
        position=position,
        code=archetype.code,
        name=archetype.name.as_mapping(),
        delivery=list(archetype.delivery),
        delivery_note=archetype.delivery_note.as_mapping(),
        data_classes=list(archetype.data_classes),
        criticality=archetype.criticality,
        recovery=archetype.recovery.as_mapping(),
        devices=archetype.devices.as_mapping(),
        regulation=archetype.regulation,
        regulation_note=archetype.regulation_note.as_mapping(),
        elasticity=archetype.elasticity.as_mapping(),
        integration=archetype.integration.as_mapping(),
        target=archetype.target,
        reason=archetype.reason.as_mapping(),
        blocker=archetype.blocker.as_mapping(),
        codes=dict(archetype.codes),
        hybrid_cloud=archetype.hybrid.cloud.as_mapping(),
        hybrid_local=archetype.hybrid.local.as_mapping(),
    )


def _write_judgement(row: CatalogueEdition, edition: Edition) -> None:
    models.Criterion.objects.bulk_create(
        _criterion_row(row, position, criterion) for position, criterion in enumerate(edition.criteria)
    )
    models.Rule.objects.bulk_create(_rule_row(row, position, rule) for position, rule in enumerate(edition.rules))
    models.Modifier.objects.bulk_create(
        models.Modifier(
            edition=row,
            position=position,
            code=modifier.code,
            name=modifier.name.as_mapping(),
            questions=list(modifier.questions),
            inverted=modifier.inverted,
            own_operation_only=modifier.own_operation_only,
            shifts=_numbers(modifier.shifts),
        )
        for position, modifier in enumerate(edition.modifiers)
    )
    models.WeightPreset.objects.bulk_create(
        models.WeightPreset(
            edition=row,
            position=position,
            code=preset.code,
            name=preset.name.as_mapping(),
            weights={letter: number_text(weight) for letter, weight in preset.weights.items()},
        )
        for position, preset in enumerate(edition.presets)
    )
    models.Theme.objects.bulk_create(
        models.Theme(
            edition=row,
            position=position,
            code=theme.code,
            name=theme.name.as_mapping(),
            description=theme.description.as_mapping(),
            letters=list(theme.letters),
        )
        for position, theme in enumerate(edition.themes)
    )


def _criterion_row(row: CatalogueEdition, position: int, criterion: Criterion) -> models.Criterion:
    return models.Criterion(
        edition=row,
        position=position,
        code=criterion.letter,
        name=criterion.name.as_mapping(),
        question=criterion.question.as_mapping(),
        anchors=[anchor.as_mapping() for anchor in criterion.anchors],
        reason=criterion.reason.as_mapping(),
        at_lowest=_numbers(criterion.at_lowest),
        at_highest=_numbers(criterion.at_highest),
        curves={model.value: [number_text(v) for v in values] for model, values in criterion.curves.items()},
    )


def _rule_row(row: CatalogueEdition, position: int, rule: Rule) -> models.Rule:
    return models.Rule(
        edition=row,
        position=position,
        code=rule.code,
        kind=rule.kind,
        effect=rule.effect,
        operating_models=list(rule.models),
        criteria=range_rows(rule.criteria),
        answers=range_rows(rule.answers),
        health_data=rule.health_data,
        regulation=list(rule.regulation),
        lifted_by_product=rule.lifted_by_product,
        measure=rule.measure or "",
        text=rule.text.as_mapping(),
    )


def _numbers(values: Mapping[OperatingModel, Fraction]) -> dict[str, str]:
    return {model.value: number_text(value) for model, value in values.items()}
