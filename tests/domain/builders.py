"""Small editions for tests: every part has a default, a test names only what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from assessments.domain.answers import Answer, Entry, Given, Sheet
from assessments.domain.case import Case
from assessments.domain.catalogue import (
    Basis,
    Dimension,
    Edition,
    Effort,
    Gate,
    Measure,
    Owner,
    Polarity,
    Question,
)
from assessments.domain.criteria import Criterion, Modifier, WeightPreset
from assessments.domain.guidance import AnswersDisagree, Check, Pace, Prerequisite
from assessments.domain.hospital import Application, Profile
from assessments.domain.landscape import (
    Archetype,
    ArchetypeGroup,
    Cluster,
    Delivery,
    DeviceRegulation,
    HybridPattern,
)
from assessments.domain.operating_models import OperatingModel
from assessments.domain.recommendation import recommend
from assessments.domain.results import ApplicationVerdict, Result
from assessments.domain.rules import Range, Rule, RuleEffect, RuleKind
from assessments.domain.text import Text

MODELS = tuple(OperatingModel)
A_DAY = date(2026, 11, 23)
HOUSE = Profile(name="Klinikum Beispielstadt")


def text(wording: str) -> Text:
    """Return a text whose English differs from its German."""
    return Text.of({"de": wording, "en": f"{wording} (en)"})


def anchors(name: str) -> tuple[Text, ...]:
    """Return five anchors, level 0 first."""
    return tuple(text(f"{name} {level}") for level in range(5))


def values(*five: str | int) -> dict[OperatingModel, Fraction]:
    """Return a value per model from five numbers in the order of the fit matrix."""
    return {model: Fraction(number) for model, number in zip(MODELS, five, strict=True)}


def question(code: str, polarity: Polarity = Polarity.READINESS, *, opens_at: int | None = None) -> Question:
    """Return a question; ``opens_at`` makes it a gate."""
    return Question(
        code=code,
        polarity=Polarity.GATE if opens_at is not None else polarity,
        quick_check=False,
        text=text(f"Frage {code}?"),
        anchors=anchors(code),
        evidence=text("Nachweis"),
        why=text("Warum"),
        effect=text("Wirkung"),
        measure=Measure(text(f"Maßnahme {code}"), Effort.S, (Owner.IT,)),
        gate=None if opens_at is None else Gate(opens_at, text("gesperrt")),
        checklist=(),
        basis=Basis.JUDGEMENT,
        sources=(),
    )


def dimensions(questions: Iterable[Question]) -> tuple[Dimension, ...]:
    """Group questions by the dimension their code names, in the order of first mention."""
    grouped: dict[str, list[Question]] = {}
    for one in questions:
        grouped.setdefault(one.dimension_code, []).append(one)
    return tuple(Dimension(code, text(code), text(code), tuple(found)) for code, found in grouped.items())


def criterion(
    letter: str,
    at_lowest: Mapping[OperatingModel, Fraction],
    at_highest: Mapping[OperatingModel, Fraction],
    curves: Mapping[OperatingModel, tuple[Fraction, ...]] | None = None,
) -> Criterion:
    """Return a criterion with the given value functions."""
    return Criterion(
        letter=letter,
        name=text(f"Merkmal {letter}"),
        question=text(f"Wie steht es um {letter}?"),
        anchors=anchors(letter),
        reason=text("Grund"),
        at_lowest=at_lowest,
        at_highest=at_highest,
        curves=curves or {},
    )


# S pulls toward SaaS, D toward the own house: the smallest matrix in which every part of the method shows.
MARKET = criterion("S", values("0.7", "0.6", "0.4", 0, "0.5"), values("0.2", "0.3", "0.4", 1, "0.4"))
COUPLING = criterion("D", values("0.3", "0.6", "0.7", "0.8", "0.4"), values(1, "0.1", 0, 0, "0.7"))
CRITICALITY = criterion("C", values("0.4", "0.6", "0.7", "0.8", "0.4"), values("0.7", "0.5", "0.3", "0.3", "0.8"))
SMALL_MATRIX = (MARKET, COUPLING, CRITICALITY)


def archetype(code: str = "A01", *, health_data: bool = True, **codes: int) -> Archetype:
    """Return an archetype with the given levels, 2 for letters S, D and C that are not named."""
    return Archetype(
        code=code,
        group="G1",
        name=text(f"Anwendung {code}"),
        delivery=(Delivery.SAAS,),
        delivery_note=text(""),
        data_classes=(2,) if health_data else (1,),
        criticality=2,
        recovery=text(""),
        devices=text(""),
        regulation=DeviceRegulation.NO,
        regulation_note=text(""),
        elasticity=text(""),
        integration=text(""),
        target=OperatingModel.SAAS,
        reason=text("Grund"),
        blocker=text("Hindernis"),
        codes={"S": 2, "D": 2, "C": 2, **codes},
        hybrid=HybridPattern(text("Cloud-Teil"), text("Teil im Haus")),
    )


def rule(
    code: str,
    *models: OperatingModel,
    effect: RuleEffect = RuleEffect.REMOVES,
    criteria: tuple[Range, ...] = (),
    answers: tuple[Range, ...] = (),
    health_data: bool = False,
    regulation: tuple[DeviceRegulation, ...] = (),
    lifted_by_product: bool = False,
    measure: str | None = None,
) -> Rule:
    """Return a rule on the given models."""
    return Rule(
        code=code,
        kind=RuleKind.FACT,
        effect=effect,
        models=models,
        criteria=criteria,
        answers=answers,
        health_data=health_data,
        regulation=regulation,
        lifted_by_product=lifted_by_product,
        measure=measure,
        text=text(f"Regel {code}"),
    )


def modifier(
    code: str,
    *questions: str,
    shifts: Mapping[OperatingModel, Fraction],
    inverted: bool = False,
    own_operation_only: bool = False,
) -> Modifier:
    """Return a modifier over the given questions."""
    return Modifier(code, text(f"Einfluss {code}"), questions, inverted, own_operation_only, shifts)


def check(code: str, *answers: Range) -> Check:
    """Return a check on answers that disagree."""
    return Check(
        code, AnswersDisagree(answers), tuple(one.code for one in answers), text(f"Hinweis {code}"), text("Rat")
    )


def prerequisite(question: str, first: str) -> Prerequisite:
    """Return a prerequisite between the measures of two questions."""
    return Prerequisite(question, first, text(f"{first} vor {question}"))


def pace(code: str, *questions: str, by_level: Iterable[str | int]) -> Pace:
    """Return a pace with a factor for each level."""
    return Pace(code, text(f"Tempo {code}"), questions, tuple(Fraction(factor) for factor in by_level), text("Grund"))


def edition(
    *,
    questions: Iterable[Question] = (),
    archetypes: tuple[Archetype, ...] = (),
    criteria: tuple[Criterion, ...] = SMALL_MATRIX,
    rules: tuple[Rule, ...] = (),
    modifiers: tuple[Modifier, ...] = (),
    clusters: tuple[Cluster, ...] = (),
    **guidance: Any,
) -> Edition:
    """Return an edition of the given parts; ``guidance`` names prerequisites, paces, figures, objections, checks."""
    return Edition(
        code="test",
        released_on=A_DAY,
        legal_position_date=A_DAY,
        checklist=(),
        dimensions=dimensions(questions),
        groups=(ArchetypeGroup("G1", text("Gruppe")),),
        archetypes=archetypes or (archetype(),),
        clusters=clusters,
        criteria=criteria,
        rules=rules,
        modifiers=modifiers,
        **guidance,
        presets=(WeightPreset("equal", text("Gleich"), {one.letter: Fraction(1) for one in criteria}),),
    )


def sheet(answers: Mapping[str, Answer | int] | None = None) -> Sheet:
    """Return a sheet; a bare number is a given level."""
    given = (answers or {}).items()
    return Sheet({code: Entry(Given(said) if isinstance(said, int) else said) for code, said in given})


def result(
    of: Edition,
    *applications: Application,
    answers: Mapping[str, Answer | int] | None = None,
    weights: Mapping[str, Fraction] | None = None,
) -> Result:
    """Judge a house; without applications, one for each archetype."""
    return recommend(
        Case(
            of,
            HOUSE,
            sheet(answers),
            applications or tuple(Application(one.code, one.code) for one in of.archetypes),
            weights or of.presets[0].weights,
        ),
        as_of=A_DAY,
    )


def verdict(
    of: Edition,
    application: Application | None = None,
    *,
    answers: Mapping[str, Answer | int] | None = None,
    weights: Mapping[str, Fraction] | None = None,
) -> ApplicationVerdict:
    """Judge one application, by default one of the first archetype."""
    judged = application or Application(of.archetypes[0].code, of.archetypes[0].code)
    return result(of, judged, answers=answers, weights=weights).applications[0]
