"""The inventory holds what the hospital runs, and never drops what the hospital said."""

from datetime import date

import pytest

from assessments.domain.hospital import Application
from assessments.domain.operating_models import CurrentOperation, OperatingModel, Place
from assessments.models import Assessment, ChangeEvent, ChangeKind, HospitalApplication
from assessments.services import inventory
from assessments.services.inventory import (
    Chosen,
    CodeIsTaken,
    CodeOutOfRange,
    TooManyApplications,
    UnknownApplication,
    UnknownArchetype,
    UnknownCriterion,
    add_application,
    choose_archetypes,
    remove_application,
    save_application,
)
from assessments.services.plain_text import ControlCharacters, TextTooLong
from assessments.services.reading import workspace_of
from assessments.services.refusals import Refusal
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def choose(assessment: Assessment, *archetypes: str) -> Chosen:
    return choose_archetypes(assessment=assessment, archetypes=frozenset(archetypes), by=assessment.created_by, at=NOON)


def add(assessment: Assessment, archetype: str = "A01", name: str = "", code: str | None = None) -> Application:
    return add_application(
        assessment=assessment, archetype=archetype, name=name, code=code, by=assessment.created_by, at=NOON
    )


def save(assessment: Assessment, application: Application) -> Application:
    return save_application(assessment=assessment, application=application, by=assessment.created_by, at=NOON)


def applications(assessment: Assessment) -> tuple[Application, ...]:
    return workspace_of(assessment).applications


def test_chosen_archetypes_are_added_with_their_defaults_in_the_order_of_the_catalogue() -> None:
    assessment = factories.assessment()
    chosen = choose(assessment, "A03", "A01")
    assert chosen == Chosen(added=("A01", "A03"), removed=(), kept=())
    assert applications(assessment) == (Application("A01", "A01"), Application("A03", "A03"))


def test_an_archetype_that_is_no_longer_chosen_goes_when_it_is_bare() -> None:
    assessment = factories.assessment()
    choose(assessment, "A01", "A02")
    assert choose(assessment, "A02", "A03") == Chosen(added=("A03",), removed=("A01",), kept=())
    assert applications(assessment) == (Application("A02", "A02"), Application("A03", "A03"))


@pytest.mark.parametrize(
    "said",
    [
        {"name": "Unser System"},
        {"product": "Produkt"},
        {"current": CurrentOperation.HOSTED},
        {"codes": {"S": None}},
        {"confirmed": frozenset({OperatingModel.SAAS})},
        {"place_preference": Place.GROUP},
        {"runs_until": date(2027, 12, 31)},
    ],
    ids=lambda said: next(iter(said)),
)
def test_an_archetype_that_the_hospital_said_something_about_stays(said: dict[str, object]) -> None:
    assessment = factories.assessment()
    choose(assessment, "A01")
    described = save(assessment, Application("A01", "A01", **said))  # type: ignore[arg-type]
    assert choose(assessment) == Chosen(added=(), removed=(), kept=("A01",))
    assert applications(assessment) == (described,)


def test_choosing_the_same_again_changes_nothing() -> None:
    assessment = factories.assessment()
    choose(assessment, "A01")
    assert choose(assessment, "A01") == Chosen((), (), ())
    assert ChangeEvent.objects.filter(kind=ChangeKind.ARCHETYPES_CHOSEN).count() == 1


def test_a_default_never_takes_the_code_of_another_application() -> None:
    assessment = factories.assessment()
    add(assessment, "A02", code="A01")
    assert choose(assessment, "A01", "A02") == Chosen(added=("A01-2",), removed=(), kept=())


def test_an_archetype_can_occur_more_than_once() -> None:
    assessment = factories.assessment()
    codes = [add(assessment, name=f"Nummer {number}").code for number in range(3)]
    assert codes == ["A01", "A01-2", "A01-3"]


def test_everything_said_about_an_application_is_stored() -> None:
    assessment = factories.assessment()
    add(assessment, code="LABOR-1")
    said = Application(
        code="LABOR-1",
        archetype="A02",
        name="Labor",
        product="Produkt 7",
        current=CurrentOperation.ON_PREM,
        codes={"S": 4, "D": None},
        confirmed=frozenset({OperatingModel.SAAS, OperatingModel.IAAS}),
        place_preference=Place.SOVEREIGN_EU,
        runs_until=date(2027, 12, 31),
    )
    assert save(assessment, said) == said
    assert applications(assessment) == (said,)


def test_saving_the_same_again_is_no_write() -> None:
    assessment = factories.assessment()
    stored = add(assessment, name="Labor")
    save(assessment, stored)
    assert not ChangeEvent.objects.filter(kind=ChangeKind.APPLICATION_SAVED).exists()


def test_a_removed_application_stays_in_the_history() -> None:
    assessment = factories.assessment()
    add(assessment, name="Labor")
    remove_application(assessment=assessment, code="A01", by=assessment.created_by, at=NOON)
    removal = ChangeEvent.objects.get(kind=ChangeKind.APPLICATION_REMOVED)
    assert applications(assessment) == ()
    assert (removal.subject, removal.details["name"]) == ("A01", "Labor")


@pytest.mark.parametrize(
    ("application", "refusal"),
    [
        pytest.param(Application("B", "A01"), UnknownApplication, id="no such application"),
        pytest.param(Application("A01", "A99"), UnknownArchetype, id="no such archetype"),
        pytest.param(Application("A01", "A01", codes={"Z": 1}), UnknownCriterion, id="no such letter"),
        pytest.param(Application("A01", "A01", codes={"S": 5}), CodeOutOfRange, id="level 5"),
        pytest.param(Application("A01", "A01", name="x" * 201), TextTooLong, id="endless name"),
        pytest.param(Application("A01", "A01", product="\x00"), ControlCharacters, id="NUL in the product"),
    ],
)
def test_broken_input_is_refused_and_nothing_is_stored(application: Application, refusal: type[Refusal]) -> None:
    assessment = factories.assessment()
    stored = add(assessment)
    with pytest.raises(refusal):
        save(assessment, application)
    assert applications(assessment) == (stored,)


def test_unknown_archetypes_cannot_be_chosen_or_added() -> None:
    assessment = factories.assessment()
    with pytest.raises(UnknownArchetype):
        choose(assessment, "A01", "A99")
    with pytest.raises(UnknownArchetype):
        add(assessment, "A99")
    assert not HospitalApplication.objects.exists()


@pytest.mark.parametrize("code", ["A01", "", "../etc", "a b", "x" * 41, "ä"])
def test_codes_are_free_and_plain(code: str) -> None:
    assessment = factories.assessment()
    add(assessment)
    with pytest.raises(CodeIsTaken):
        add(assessment, code=code)


def test_what_is_not_there_cannot_be_removed() -> None:
    assessment = factories.assessment()
    with pytest.raises(UnknownApplication):
        remove_application(assessment=assessment, code="A01", by=assessment.created_by, at=NOON)


def test_the_inventory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inventory, "MOST_APPLICATIONS", 2)
    assessment = factories.assessment()
    with pytest.raises(TooManyApplications):
        choose(assessment, "A01", "A02", "A03")
    assert choose(assessment, "A01", "A02").added == ("A01", "A02")


def test_a_closed_assessment_keeps_its_inventory() -> None:
    assessment = factories.assessment()
    stored = add(assessment)
    factories.closed(assessment)
    by = {"assessment": assessment, "by": assessment.created_by, "at": NOON}
    for deed in (
        lambda: choose(assessment),
        lambda: add(assessment),
        lambda: save(assessment, Application("A01", "A01", name="anders")),
        lambda: remove_application(code="A01", **by),  # type: ignore[arg-type]
    ):
        with pytest.raises(AssessmentIsClosed):
            deed()
    assert applications(assessment) == (stored,)
