"""The catalogue that comes with the product holds what it promises, number by number."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from assessments.domain.catalogue import Basis, Edition, Effort, Owner, Polarity
from assessments.domain.criteria import ModelValues
from assessments.domain.fingerprint import fingerprint_of
from assessments.domain.landscape import Delivery, DeviceRegulation
from assessments.domain.operating_models import CLOUD_MODELS, OperatingModel
from assessments.domain.rules import Range, RuleEffect, RuleKind
from assessments.domain.text import Text
from assessments.services import shipped
from assessments.services.shipped import EditionRefused, shipped_codes, shipped_edition

ROOT = Path(__file__).resolve().parents[2]

# S I P D C V E N U X O, then the model an expert expects
ARCHETYPES = """
A01 1 3 1 2 4 1 1 4 4 1 4 HYB
A02 1 4 1 0 3 0 1 4 2 0 3 IaaS
A03 2 3 1 3 4 4 2 3 2 1 3 HYB
A04 1 3 1 1 3 1 1 3 2 0 2 IaaS
A05 4 3 1 0 1 3 4 2 0 1 3 SaaS
A06 0 2 1 4 4 1 1 3 3 1 2 OP
A07 2 2 2 3 2 4 3 2 1 2 2 HYB
A08 0 1 0 4 4 1 0 3 3 0 3 OP
A09 0 1 0 4 4 1 0 2 2 0 2 OP
A10 2 3 1 1 3 0 1 3 2 0 2 IaaS
A11 2 3 1 2 4 1 2 3 2 3 2 HYB
A12 2 3 1 2 4 0 1 4 2 0 2 HYB
A13 1 2 1 4 3 0 0 2 2 1 1 OP
A14 0 1 0 4 4 2 1 2 1 0 2 OP
A15 1 2 0 4 3 3 1 2 2 0 2 OP
A16 0 0 0 4 4 0 0 2 1 0 1 OP
A17 0 1 1 4 4 1 0 4 3 0 2 OP
A18 2 3 3 2 4 1 1 4 3 2 3 HYB
A19 4 3 1 0 2 2 3 2 1 1 2 SaaS
A20 4 1 1 1 1 0 3 1 0 0 3 SaaS
A21 4 2 2 0 1 0 3 3 1 4 3 SaaS
A22 4 2 1 0 1 0 2 1 0 3 2 SaaS
A23 4 2 2 0 1 0 3 2 1 4 2 SaaS
A24 4 1 1 0 0 0 1 1 0 4 1 SaaS
A25 4 1 1 1 2 1 3 1 0 4 2 SaaS
A26 4 2 3 0 2 0 4 2 1 4 3 SaaS
A27 3 2 0 2 2 0 1 3 0 2 3 HYB
A28 4 2 2 0 1 0 2 1 0 2 2 SaaS
A29 3 2 2 2 1 3 4 2 0 0 4 HYB
A30 2 3 4 0 0 2 3 3 3 0 3 PaaS
A31 1 3 4 0 0 3 4 2 4 2 4 PaaS
A32 2 4 4 0 0 3 4 1 3 1 4 PaaS
A33 3 3 1 0 1 0 1 2 1 0 2 SaaS
A34 4 4 1 0 2 0 1 2 2 0 4 SaaS
A35 4 3 1 0 1 0 1 1 1 0 3 SaaS
A36 4 3 1 1 1 0 1 1 1 2 2 SaaS
A37 4 3 1 0 2 1 1 1 0 3 4 SaaS
A38 4 3 1 3 2 3 1 2 2 0 2 HYB
A39 3 3 1 3 4 0 1 4 2 3 3 HYB
A40 2 3 2 3 4 2 2 3 3 1 4 HYB
A41 4 1 1 1 2 0 2 2 1 2 4 SaaS
A42 3 3 1 3 3 4 3 3 1 0 3 HYB
A43 1 4 1 1 3 2 4 3 2 0 4 IaaS
A44 1 4 2 3 4 3 2 4 2 0 4 HYB
A45 1 1 0 4 4 0 0 1 2 0 2 OP
A46 2 2 0 4 4 0 1 2 1 2 2 OP
A47 3 2 1 1 2 0 1 2 1 1 2 SaaS
A48 4 2 1 0 1 0 1 0 0 1 1 SaaS
A49 4 2 1 0 0 0 3 0 0 2 1 SaaS
A50 4 2 2 0 1 0 2 1 0 3 1 SaaS
"""

# letter and weight | values at level 0 | values at level 4, in the order of OperatingModel
MATRIX = """
S 14 | 0.70 0.60 0.45 0.05 0.55 | 0.25 0.35 0.40 1.00 0.45
I 6 | 0.85 0.00 0.20 0.50 0.40 | 0.40 0.90 0.50 0.50 0.60
P 7 | 0.60 0.60 0.10 0.60 0.50 | 0.40 0.60 1.00 0.45 0.50
D 18 | 0.35 0.65 0.75 0.85 0.40 | 1.00 0.15 0.05 0.05 0.75
C 12 | 0.45 0.60 0.70 0.85 0.45 | 0.75 0.50 0.35 0.30 0.85
V 8 | 0.50 0.60 0.60 0.70 0.45 | 0.60 0.35 0.50 0.45 0.90
E 7 | 0.65 0.55 0.45 0.55 0.50 | 0.10 0.85 0.90 0.80 0.70
N 8 | 0.45 0.55 0.60 0.85 0.40 | 0.65 0.65 0.50 0.30 0.85
U 6 | 0.40 0.45 0.50 0.90 0.45 | 0.75 0.75 0.60 0.10 0.65
X 7 | 0.60 0.55 0.55 0.55 0.45 | 0.20 0.55 0.75 0.95 0.75
O 7 | 0.70 0.55 0.55 0.60 0.50 | 0.20 0.45 0.75 0.95 0.60
"""

TARGETS = {"OP": "on_prem", "IaaS": "iaas", "PaaS": "paas", "SaaS": "saas", "HYB": "hybrid"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return shipped_edition()


def text(german: str, english: str) -> Text:
    return Text.of({"de": german, "en": english})


def texts_in(value: object) -> Iterator[Text]:
    """Yield every wording anywhere inside ``value``."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def test_one_edition_is_shipped_and_read_once() -> None:
    assert shipped_codes() == ("2026.11",)
    assert shipped_edition() is shipped_edition("2026.11")


@pytest.mark.parametrize("code", ["2025.01", "", "../2026.11", "2026.11/"])
def test_an_unknown_edition_is_refused(code: str) -> None:
    with pytest.raises(EditionRefused, match="there is no edition"):
        shipped_edition(code)


def test_problems_of_a_damaged_edition_are_told_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _copied(tmp_path, monkeypatch, "2027.01")
    (folder / "rules.yaml").write_text("rules: [", encoding="utf-8")
    (folder / "fit.yaml").write_text("a: 1\na: 2", encoding="utf-8")
    with pytest.raises(EditionRefused) as refused:
        shipped_edition("2027.01")
    assert [problem.file for problem in refused.value.problems] == ["fit.yaml", "rules.yaml"]


def test_the_folder_is_named_after_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _copied(tmp_path, monkeypatch, "2027.02")
    with pytest.raises(EditionRefused, match=r"edition\.yaml:1: code: the folder is called 2027\.02, not 2026\.11"):
        shipped_edition()


def _copied(to: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> Path:
    folder = to / code
    shutil.copytree(shipped.EDITIONS / "2026.11", folder)
    monkeypatch.setattr(shipped, "EDITIONS", to)
    return folder


def test_counts(edition: Edition) -> None:
    questions = edition.questions.values()
    assert [dimension.code for dimension in edition.dimensions] == [f"D{number}" for number in range(1, 12)]
    assert [len(dimension.questions) for dimension in edition.dimensions] == [4, 5, 5, 5, 4, 4, 4, 4, 4, 5, 5]
    assert len(questions) == 49
    assert sum(question.quick_check for question in questions) == 20
    assert Counter(question.polarity for question in questions) == {
        Polarity.READINESS: 36,
        Polarity.GATE: 6,
        Polarity.PRESSURE: 7,
    }
    assert [archetype.code for archetype in edition.archetypes] == [f"A{number:02}" for number in range(1, 51)]
    assert (edition.released_on, edition.legal_position_date) == (date(2026, 11, 23), date(2026, 11, 23))


def test_gates_and_their_thresholds(edition: Edition) -> None:
    gates = {code: question.gate.opens_at for code, question in edition.questions.items() if question.gate}
    assert gates == {"D3.1": 2, "D3.2": 3, "D4.2": 2, "D5.1": 2, "D6.1": 2, "D6.4": 2}


def test_pressure_questions(edition: Edition) -> None:
    pressure = [code for code, question in edition.questions.items() if question.polarity is Polarity.PRESSURE]
    assert pressure == ["D7.1", "D7.2", "D7.3", "D8.1", "D8.2", "D8.3", "D11.2"]


def test_every_wording_exists_in_german_and_english(edition: Edition) -> None:
    wordings = [wording.as_mapping() for wording in texts_in(edition)]
    assert len(wordings) > 1200
    assert [wording for wording in wordings if set(wording) != {"de", "en"} or not all(wording.values())] == []


def test_english_is_not_german_left_over(edition: Edition) -> None:
    untranslated = [
        wording.in_language("en")
        for wording in texts_in(edition)
        if wording.in_language("en") and set(wording.in_language("en")) & set("äöüÄÖÜß")
    ]
    assert untranslated == []


def test_a_question_carries_everything_about_it(edition: Edition) -> None:
    question = edition.questions["D5.1"]
    assert question.text == text(
        "Wie ist jeder Standort nach außen angebunden?", "How is each site connected to the outside?"
    )
    assert question.anchors == (
        text("eine Leitung", "one line"),
        text("zwei Leitungen, gleicher Anbieter oder Trasse", "two lines, same carrier or duct"),
        text("zwei Anbieter, Trasse ungeprüft", "two carriers, duct unverified"),
        text("zwei Anbieter, getrennte Trassen und Hauseinführungen", "two carriers, separate ducts and entries"),
        text(
            "zusätzlich Funk-/Drittweg, Umschaltung halbjährlich getestet",
            "plus radio/third path, failover tested twice a year",
        ),
    )
    assert question.evidence == text("Trassenplan des Anbieters, Testprotokoll", "Carrier duct plan, test log")
    assert question.measure.text == text(
        "Zweite, kantendisjunkte Anbindung mit Trassennachweis beauftragen.",
        "Order a second, path-diverse line with duct proof.",
    )
    assert (question.measure.effort, question.measure.owners) == (Effort.M, (Owner.IT, Owner.PURCHASING))
    assert (question.quick_check, question.checklist, question.basis) == (True, ("R1",), Basis.SOURCE)
    assert len(question.sources) == 2


def test_an_archetype_carries_everything_about_it(edition: Edition) -> None:
    archetype = edition.archetypes_by_code["A03"]
    assert archetype.name == text("PACS (Befundung, Kurzzeit)", "PACS (reading, short-term)")
    assert archetype.delivery == (Delivery.ON_PREMISES, Delivery.HOSTED, Delivery.SAAS)
    assert (archetype.data_classes, archetype.criticality, archetype.regulation) == ((2,), 4, DeviceRegulation.YES)
    assert archetype.recovery == text("RTO 1–2 h, RPO 15 min", "RTO 1–2 h, RPO 15 min")
    assert archetype.hybrid.cloud == text("Cloud-Archiv für Bilddaten", "cloud archive for images")
    assert archetype.hybrid.local == text("lokaler Cache und Befundung im Haus", "local cache and reading in-house")
    assert edition.archetypes_by_code["A37"].data_classes == (1, 2)


def test_codes_and_targets_of_all_archetypes(edition: Edition) -> None:
    letters = [criterion.letter for criterion in edition.criteria]
    shipped = [
        (archetype.code, [archetype.codes[letter] for letter in letters], archetype.target.value)
        for archetype in edition.archetypes
    ]
    expected = [line.split() for line in ARCHETYPES.strip().splitlines()]
    assert shipped == [(code, [int(level) for level in levels], TARGETS[target]) for code, *levels, target in expected]


def test_fit_matrix_and_catalogue_weights(edition: Edition) -> None:
    weights = edition.presets_by_code["catalogue"].weights
    shipped = [
        f"{criterion.letter} {weights[criterion.letter]} | {row(criterion.at_lowest)} | {row(criterion.at_highest)}"
        for criterion in edition.criteria
    ]
    assert shipped == MATRIX.strip().splitlines()


def row(values: ModelValues) -> str:
    return " ".join(f"{float(values[model]):.2f}" for model in OperatingModel)


def test_only_saas_follows_a_curve_over_the_market(edition: Edition) -> None:
    curves = {criterion.letter: criterion.curves for criterion in edition.criteria if criterion.curves}
    levels = ("0.05", "0.2", "0.45", "0.8", "1")
    assert curves == {"S": {OperatingModel.SAAS: tuple(Fraction(level) for level in levels)}}


def test_modifiers(edition: Edition) -> None:
    shipped = [
        (modifier.code, modifier.inverted, modifier.questions, [int(shift * 100) for shift in modifier.shifts.values()])
        for modifier in edition.modifiers
    ]
    assert shipped == [
        ("infrastructure_age", True, ("D7.1", "D7.2", "D7.3"), [-10, 5, 5, 8, 2]),
        ("staff_shortage", True, ("D8.1", "D8.2", "D8.3"), [-10, -3, 2, 10, -3]),
        ("line_redundancy", False, ("D5.1", "D5.2"), [-5, 4, 4, 4, 3]),
        ("provider_management", False, ("D10.1", "D10.2", "D10.3", "D10.4", "D10.5"), [-2, 3, 5, 6, 3]),
        ("cloud_skills", False, ("D8.4",), [-2, 6, 8, 1, 4]),
    ]


def test_every_preset_sums_to_one_hundred(edition: Edition) -> None:
    assert {preset.code: sum(preset.weights.values()) for preset in edition.presets} == dict.fromkeys(
        ("equal", "catalogue", "it_head", "privacy_security", "finance", "clinicians"), Fraction(100)
    )


def test_rules_that_take_models_out(edition: Edition) -> None:
    every_external = (*CLOUD_MODELS, OperatingModel.HYBRID)
    removing = {rule.code: rule.models for rule in edition.rules if rule.effect is RuleEffect.REMOVES}
    assert removing == {
        "no_saas_product": (OperatingModel.SAAS,),
        "vendor_refuses": (OperatingModel.IAAS,),
        "closed_product": (OperatingModel.PAAS,),
        "real_time_device": CLOUD_MODELS,
        "law_unsettled": every_external,
        "single_line": CLOUD_MODELS,
        "device_updates_unassessed": (OperatingModel.SAAS,),
    }


def test_a_rule_carries_everything_about_it(edition: Edition) -> None:
    rule = next(rule for rule in edition.rules if rule.code == "no_downtime_practice")
    assert (rule.kind, rule.effect, rule.models) == (RuleKind.SAFETY, RuleEffect.FORBIDS_MOVES, ())
    assert (rule.criteria, rule.answers) == ((Range("C", 3, 4),), (Range("D6.4", 0, 1),))
    assert (rule.measure, rule.curable, rule.health_data, rule.regulation) == ("D6.4", True, False, ())


def test_rules_about_the_house_name_the_measure_that_cures_them(edition: Edition) -> None:
    assert [rule.code for rule in edition.rules if bool(rule.answers) != rule.curable] == []
    assert all(rule.measure in {wanted.code for wanted in rule.answers} for rule in edition.rules if rule.measure)


def test_a_finished_measure_lifts_its_rule(edition: Edition) -> None:
    asked = [wanted for rule in edition.rules for wanted in rule.answers]
    assert [wanted for wanted in asked if wanted.at_most >= 3] == []


def test_every_archetype_has_a_shelf_that_exists_for_it(edition: Edition) -> None:
    assert {archetype.group for archetype in edition.archetypes} == {group.code for group in edition.groups}


def test_applications_that_move_together(edition: Edition) -> None:
    assert [cluster.members for cluster in edition.clusters] == [
        ("A01", "A02", "A10", "A12"),
        ("A03", "A04"),
        ("A08", "A16", "A17"),
    ]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_fingerprint_is_the_same_in_every_process(edition: Edition, seed: str) -> None:
    program = (
        "from assessments.domain.fingerprint import fingerprint_of\n"
        "from assessments.services.shipped import shipped_edition\n"
        "print(fingerprint_of(shipped_edition()))\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    printed = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, env=environment, text=True)
    assert printed.strip() == fingerprint_of(edition)


def test_one_changed_wording_changes_the_fingerprint(edition: Edition) -> None:
    changed = replace(edition, groups=(replace(edition.groups[0], title=text("x", "y")), *edition.groups[1:]))
    assert fingerprint_of(changed) != fingerprint_of(edition)
