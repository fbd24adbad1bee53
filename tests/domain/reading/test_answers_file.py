"""The answers file: what it says, and every way in which it is refused."""

from __future__ import annotations

import contextlib
import json
from datetime import date
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import Confidence, Entry, Given, Ground, NotApplicable, Sheet, Unknown
from assessments.domain.case import Case
from assessments.domain.hospital import Application, FederalState, LegalForm, Ownership, Profile
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.domain.reading.answers_file import AnswersFile
from assessments.domain.reading.nodes import Refused
from assessments.domain.recommendation import recommend
from assessments.domain.verdict_file import verdict_bytes
from assessments.services.shipped import shipped_edition
from tests.domain.reading.answers import MINIMAL, TODAY, read

EXAMPLES = Path(__file__).parents[3] / "examples"
LETTERS = "S I P D C V E N U X O"

COMPLETE = """\
schema: 1
edition: "2026.11"
as_of: 2026-11-23
hospital:
  name: Klinikum Beispielstadt
  federal_state: BY
  country: DE
  ownership: public_municipal
  beds: 450
  full_inpatient_cases: 21000
  employees: 1300
  turnover_eur: 120000000
  balance_sheet_eur: 150000000
  sites: 2
  legal_form: dependent_unit
  is_sgb5_108_hospital: true
  receives_khzg: false
answers:
  D1.1: 3
  D5.1: unknown
  D9.4: {not_applicable: "no connected devices", ground: no_such_system}
  D6.2: {level: 2, confidence: documented, note: "restore log of March", source: Handbuch, flagged: true}
applications:
  - archetype: A20
    name: Spracherkennung
    current: on_prem
    codes: {S: 4, D: unknown}
    confirmed: [saas]
    place_preference: sovereign_eu
    runs_until: 2027-12-31
    code: SPRACHE-1
weights: {preset: catalogue}
"""


def test_a_complete_file_says_everything() -> None:
    assert read(COMPLETE) == AnswersFile(
        edition="2026.11",
        as_of=date(2026, 11, 23),
        profile=Profile(
            name="Klinikum Beispielstadt",
            country="DE",
            federal_state=FederalState.BY,
            ownership=Ownership.PUBLIC_MUNICIPAL,
            beds=450,
            full_inpatient_cases=21000,
            employees=1300,
            turnover_eur=120_000_000,
            balance_sheet_eur=150_000_000,
            sites=2,
            legal_form=LegalForm.DEPENDENT_UNIT,
            is_sgb5_108_hospital=True,
            receives_khzg=False,
        ),
        sheet=Sheet(
            {
                "D1.1": Entry(Given(3)),
                "D5.1": Entry(Unknown()),
                "D9.4": Entry(NotApplicable("no connected devices", Ground.NO_SUCH_SYSTEM)),
                "D6.2": Entry(
                    Given(2),
                    note="restore log of March",
                    confidence=Confidence.DOCUMENTED,
                    source="Handbuch",
                    flagged=True,
                ),
            }
        ),
        applications=(
            Application(
                code="SPRACHE-1",
                archetype="A20",
                name="Spracherkennung",
                current=CurrentOperation.ON_PREM,
                codes={"S": 4, "D": None},
                confirmed=frozenset({OperatingModel.SAAS}),
                place_preference=Place.SOVEREIGN_EU,
                runs_until=date(2027, 12, 31),
            ),
        ),
        preset="catalogue",
        weights=shipped_edition("2026.11").presets_by_code["catalogue"].weights,
    )


def test_a_name_is_enough() -> None:
    newest = shipped_edition()
    assert read(MINIMAL) == AnswersFile(
        edition=newest.code,
        as_of=TODAY,
        profile=Profile(name="Haus"),
        sheet=Sheet({}),
        applications=(),
        preset="equal",
        weights=newest.presets_by_code["equal"].weights,
    )


def test_keys_with_nothing_behind_them_count_as_left_out() -> None:
    empty = "edition:\nas_of: ~\nanswers:\n  D1.1:\napplications:\nweights: null\n"
    assert read(MINIMAL + empty) == read(MINIMAL)


def test_json_says_the_same() -> None:
    as_json = json.dumps(
        {
            "schema": 1,
            "hospital": {"name": "Haus", "beds": 40},
            "answers": {"D1.1": 3, "D5.1": "unknown"},
            "applications": [{"archetype": "A20", "codes": {"S": 4}}],
        },
        indent="\t",
    )
    as_yaml = """\
schema: 1
hospital: {name: Haus, beds: 40}
answers: {D1.1: 3, D5.1: unknown}
applications: [{archetype: A20, codes: {S: 4}}]
"""
    assert read(as_json) == read(as_yaml)


def test_an_unknown_answer_can_carry_a_note() -> None:
    sheet = read(MINIMAL + "answers: {D2.3: {level: unknown, note: Anbieter gefragt}}\n").sheet
    assert sheet == Sheet({"D2.3": Entry(Unknown(), note="Anbieter gefragt")})


def test_own_weights_count_what_they_name_and_nothing_else() -> None:
    content = read(MINIMAL + "weights: {S: 20, D: 0.5}\n")
    expected = {letter: Fraction(0) for letter in LETTERS.split()} | {"S": Fraction(20), "D": Fraction(1, 2)}
    assert (content.preset, content.weights) == ("custom", expected)


def test_an_archetype_may_occur_twice_with_own_codes() -> None:
    content = read(MINIMAL + "applications: [{archetype: A46}, {archetype: A46, code: A46-TELEFONIE}]\n")
    assert [application.code for application in content.applications] == ["A46", "A46-TELEFONIE"]


def test_other_countries_are_read_without_a_state() -> None:
    assert read("schema: 1\nhospital: {name: Spital, country: AT}\n").profile == Profile("Spital", country="AT")


LINES = (EXAMPLES / "klinikum-musterstadt.yaml").read_text(encoding="utf-8").splitlines()
ODDITIES = st.one_of(
    st.sampled_from(
        ["", "~", "- x", "{", "}", "[]", "!!python/object:x {}", "&a x", "*a", "? x", "\t", "'", '"\\ud800"']
    ),
    st.text(max_size=30),
)


def verdict_on(content: AnswersFile) -> bytes:
    result = recommend(
        Case(shipped_edition(content.edition), content.profile, content.sheet, content.applications, content.weights),
        as_of=content.as_of,
    )
    return verdict_bytes(result, profile=content.profile, language="de")


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused_but_never_breaks(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "insert", "cut", "swap"])):
            case "drop":
                del lines[place]
            case "double":
                lines.insert(place, lines[place])
            case "insert":
                lines.insert(place, data.draw(ODDITIES))
            case "cut":
                lines[place] = lines[place][: data.draw(st.integers(0, len(lines[place])))] + data.draw(ODDITIES)
            case _:
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
    with contextlib.suppress(Refused):
        assert verdict_on(read("\n".join(lines))).startswith(b"{")
