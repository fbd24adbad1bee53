"""FHIR resources are valid for an independent reader, and come back as what they were made from."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.answers import NOTHING_SAID, Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.fhir.names import ABSENT, LEVELS, ORDINAL
from assessments.domain.fhir.questionnaire import Status, questionnaire_of
from assessments.domain.fhir.response import response_of
from assessments.domain.fhir.response_reading import said_in
from assessments.domain.fhir.wording import Resource
from assessments.domain.reading.fields import Problems
from assessments.domain.reading.nodes import Refused
from assessments.services.shipped import shipped_edition
from assessments.services.yaml_source import parse
from tests.domain.builders import edition, question

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
SMALL = edition(questions=(question("D1.1"), question("D1.2", opens_at=2), question("D2.1")))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60).map(str.strip)
ANSWERS = st.one_of(
    st.builds(Given, st.integers(0, 4)),
    st.just(Unknown()),
    st.builds(NotApplicable, WORDS.filter(bool), st.sampled_from(Ground)),
    st.none(),
)
SAID = st.builds(
    Said, ANSWERS, note=WORDS, confidence=st.none() | st.sampled_from(Confidence), source=WORDS, flagged=st.booleans()
)


def read(resource: Resource) -> dict[str, Said]:
    problems = Problems()
    root = problems.root(parse(json.dumps(resource), file="r.json"), file="r.json")
    found = said_in(root, SMALL)
    problems.refuse_if_any()
    return found


def test_the_shipped_questionnaire_is_valid() -> None:
    resource = questionnaire_of(shipped_edition(), status=Status.ACTIVE)

    Questionnaire.model_validate_json(json.dumps(resource))

    assert [item["linkId"] for item in resource["item"]] == [d.code for d in shipped_edition().dimensions]  # type: ignore[union-attr,index,call-overload]


def test_a_question_carries_levels_translations_and_conditions() -> None:
    resource = json.loads(json.dumps(questionnaire_of(SMALL, status=Status.DRAFT)))
    group = resource["item"][0]
    asked = {item["linkId"]: item for item in group["item"]}

    options = asked["D1.1"]["answerOption"]
    codes = [(one["valueCoding"]["system"], one["valueCoding"]["code"]) for one in options]
    assert codes == [*((LEVELS, str(level)) for level in range(5)), (ABSENT, "unknown"), (ABSENT, "not-applicable")]
    assert options[3]["valueCoding"]["extension"] == [{"url": ORDINAL, "valueDecimal": 3}]
    translation = asked["D1.1"]["_text"]["extension"][0]["extension"]
    assert [part.get("valueCode") or part["valueString"] for part in translation] == ["en", "Frage D1.1? (en)"]
    assert asked["D1.1/reason"]["enableWhen"] == [
        {"question": "D1.1", "operator": "=", "answerCoding": {"system": ABSENT, "code": "not-applicable"}}
    ]


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(SMALL.questions, SAID)))
def test_what_is_said_comes_back_the_same(said: dict[str, Said]) -> None:
    resource = response_of(SMALL, said, at=NOON, completed=True)

    QuestionnaireResponse.model_validate_json(json.dumps(resource))

    assert read(resource) == {code: what for code, what in said.items() if what != NOTHING_SAID}


def _with(**answer: object) -> Resource:
    item = {"linkId": "D1.1", "answer": [answer]}
    whole = response_of(SMALL, {}, at=NOON, completed=False)
    return {**whole, "item": [{"linkId": "D1", "item": [item]}]}  # type: ignore[dict-item,list-item]


LEVEL = {"system": LEVELS, "code": "2"}


@pytest.mark.parametrize(
    ("resource", "why"),
    [
        (_with(valueCoding={"system": LEVELS, "code": "9"}), "is no answer to this question"),
        (_with(valueCoding={"system": "urn:other", "code": "2"}), "is no answer to this question"),
        (_with(valueString="2"), "is missing"),
        (_with(valueCoding={"system": ABSENT, "code": "not-applicable"}), "needs a reason"),
        ({**_with(valueCoding=LEVEL), "questionnaire": "urn:cloudready:questionnaire:1999.01"}, "is no response to"),
        ({**_with(valueCoding=LEVEL), "item": [{"linkId": "X1"}]}, "there is no item 'X1'"),
        (
            {**_with(), "item": [{"linkId": "D1.1", "answer": [{"valueCoding": LEVEL}, {"valueCoding": LEVEL}]}]},
            "only once",
        ),
        ({**_with(valueCoding=LEVEL), "resourceType": "Bundle"}, "expected QuestionnaireResponse"),
    ],
    ids=["level", "system", "type", "reason", "edition", "link", "twice", "resource"],
)
def test_a_response_to_something_else_is_refused(resource: Resource, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read(resource)

    assert any(why in problem.message for problem in refused.value.problems), refused.value.problems
