"""Small houses for Hypothesis in which rules, the split of a hybrid, modifiers and unknowns all meet."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from assessments.domain.answers import Entry, Given, NotApplicable, Sheet, Unknown
from assessments.domain.catalogue import Edition, Polarity
from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel
from assessments.domain.rules import Range, RuleEffect
from tests.domain.builders import MODELS, archetype, criterion, edition, modifier, question, rule, values
from tests.domain.levers.exhaustive import House

ON_PREM, IAAS, PAAS, SAAS, HYBRID = MODELS
CLOUD = (IAAS, PAAS, SAAS)

RULES = (
    rule("no_saas", SAAS, criteria=(Range("S", 0, 1),), lifted_by_product=True),
    rule("real_time", *CLOUD, criteria=(Range("D", 4, 4),)),
    rule("law", *CLOUD, HYBRID, answers=(Range("D3.1", 0, 1),), health_data=True, measure="D3.1"),
    rule("single_line", *CLOUD, criteria=(Range("C", 3, 4),), answers=(Range("D5.1", 0, 1),), measure="D5.1"),
    rule("no_practice", effect=RuleEffect.FORBIDS_MOVES, criteria=(Range("C", 3, 4),), answers=(Range("D6.4", 0, 1),)),
    rule("middle", ON_PREM, criteria=(Range("C", 1, 2),), answers=(Range("D5.1", 2, 3),)),
    rule("no_hybrid", HYBRID, criteria=(Range("D", 2, 3), Range("S", 3, 4))),
)
QUESTIONS = (
    question("D3.1", opens_at=2),
    question("D5.1", opens_at=2),
    question("D6.4", opens_at=2),
    question("D7.1", Polarity.PRESSURE),
)

shifts = st.fixed_dictionaries({model: st.integers(-20, 20).map(lambda n: Fraction(n, 100)) for model in MODELS})
levels = st.integers(0, 4)
answers = st.one_of(levels.map(Given), st.just(Unknown()), st.just(NotApplicable("gibt es nicht")), st.none())


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    return edition(
        questions=QUESTIONS,
        archetypes=(archetype(health_data=draw(st.booleans()), **{letter: draw(levels) for letter in "SDC"}),),
        rules=tuple(draw(st.lists(st.sampled_from(RULES), unique=True, max_size=4))),
        modifiers=(
            modifier("line", "D5.1", "D3.1", shifts=draw(shifts)),
            modifier("age", "D7.1", "D5.1", shifts=draw(shifts), inverted=True, own_operation_only=draw(st.booleans())),
        ),
    )


@st.composite
def sheets(draw: st.DrawFn, of: Edition) -> Sheet:
    said = {code: draw(answers) for code in of.questions}
    return Sheet({code: Entry(answer) for code, answer in said.items() if answer is not None})


@st.composite
def houses(draw: st.DrawFn) -> House:
    drawn = draw(editions())
    weights = {letter: Fraction(draw(st.integers(1, 9))) for letter in "SDC"}
    return House(drawn, draw(sheets(drawn)), weights)


# Hardly a slope and no coupling: what flips here is mostly several answers together.
FLAT = criterion("S", values("0.5", "0.47", "0.44", "0.58", "0.52"), values("0.52", "0.48", "0.44", "0.55", "0.51"))
STUBBORN_RULES = (
    rule("both_lines", *CLOUD, answers=(Range("D5.1", 0, 1), Range("D5.2", 0, 1))),
    rule("law_and_line", SAAS, HYBRID, answers=(Range("D3.1", 0, 1), Range("D5.1", 0, 2))),
    rule("market", PAAS, IAAS, criteria=(Range("S", 2, 4),), answers=(Range("D5.2", 2, 4),)),
    rule("practice", effect=RuleEffect.FORBIDS_MOVES, answers=(Range("D6.4", 0, 0), Range("D3.1", 1, 2))),
)


@st.composite
def stubborn_houses(draw: st.DrawFn) -> House:
    """Return a house in which one change is rarely enough: weak modifiers, and rules that need two answers."""
    weak = st.fixed_dictionaries({model: st.integers(-6, 6).map(lambda n: Fraction(n, 100)) for model in MODELS})
    codes = ("D3.1", "D5.1", "D5.2", "D6.4", "D7.1")
    drawn = edition(
        questions=tuple(question(code) for code in codes),
        criteria=(FLAT,),
        archetypes=(archetype(S=draw(levels)),),
        rules=tuple(draw(st.lists(st.sampled_from(STUBBORN_RULES), unique=True, max_size=3))),
        modifiers=(
            modifier("line", "D5.1", "D5.2", shifts=draw(weak)),
            modifier("age", "D7.1", "D5.1", shifts=draw(weak), inverted=True, own_operation_only=draw(st.booleans())),
            modifier("law", "D3.1", shifts=draw(weak)),
        ),
    )
    return House(drawn, draw(sheets(drawn)), {"S": Fraction(1)})


@st.composite
def applications(draw: st.DrawFn, letters: str = "SDC") -> Application:
    return Application(
        "A01",
        "A01",
        current=draw(st.sampled_from([None, *CurrentOperation])),
        codes={letter: draw(st.none() | levels) for letter in draw(st.sets(st.sampled_from(letters)))},
        confirmed=frozenset(draw(st.sets(st.sampled_from(OperatingModel), max_size=1))),
    )
