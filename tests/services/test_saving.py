"""One answer saved by its key: once or often, alone or with others, it is stored as if it had come once."""

from datetime import timedelta
from random import Random
from uuid import UUID, uuid5

import pytest
from pytest_django import DjangoAssertNumQueries

from assessments.domain.answers import NOTHING_SAID, Given, NotApplicable, Said, Unknown
from assessments.models import Answer, AnswerEvent, Assessment, ChangeEvent, ChangeKind, SaveKey, User
from assessments.services.answer_history import NoSuchVersion, history_of, restore_answer
from assessments.services.answering import Conflict, ReasonIsMissing
from assessments.services.reading import workspace_of
from assessments.services.saving import KeyUsedOtherwise, Saved, forget_old_keys, save_answer
from assessments.services.writing import AssessmentIsClosed
from tests import factories
from tests.factories import NOON
from tests.services.test_concurrency import at_once

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=3)
TWO, THREE = Said(Given(2)), Said(Given(3), note="gemessen im März")


def key(name: object) -> UUID:
    return uuid5(UUID(int=0), str(name))


def save(
    assessment: Assessment,
    said: Said = TWO,
    *,
    base: int = 0,
    named: object = "first",
    by: User | None = None,
    question: str = "D1.1",
) -> Saved | Conflict:
    return save_answer(
        assessment=assessment,
        question=question,
        said=said,
        base=base,
        key=key(named),
        by=by or assessment.created_by,
        at=LATER,
    )


def said_now(assessment: Assessment) -> Said:
    return workspace_of(assessment).said("D1.1")


def versions() -> list[int]:
    return list(AnswerEvent.objects.order_by("version").values_list("version", flat=True))


def test_a_save_is_stored_with_history_audit_row_and_key() -> None:
    assessment = factories.assessment()
    assert save(assessment) == Saved(1, LATER)
    audit = ChangeEvent.objects.get(kind=ChangeKind.ANSWER_SAVED)
    stored = said_now(assessment), versions(), SaveKey.objects.count(), audit.subject, audit.details["version"]
    assert stored == (TWO, [1], 1, "D1.1", 1)


def test_sent_again_it_is_stored_once_and_answered_the_same() -> None:
    assessment = factories.assessment()
    assert [save(assessment) for _again in range(3)] == [Saved(1, LATER)] * 3
    assert versions() == [1]


def test_sent_again_after_the_answer_moved_on_it_is_still_answered_the_same() -> None:
    assessment = factories.assessment()
    save(assessment)
    save(assessment, THREE, base=1, named="second")
    assert (save(assessment), said_now(assessment)) == (Saved(1, LATER), THREE)


def test_sent_again_after_the_assessment_was_closed_it_is_still_answered_the_same() -> None:
    assessment = factories.assessment()
    save(assessment)
    factories.closed(assessment)
    assert save(assessment) == Saved(1, LATER)
    with pytest.raises(AssessmentIsClosed):
        save(assessment, THREE, base=1, named="second")


@pytest.mark.parametrize(("said", "base"), [(THREE, 0), (THREE, 1), (TWO, 1)], ids=["stale", "in turn", "other base"])
def test_a_key_belongs_to_one_content(said: Said, base: int) -> None:
    assessment = factories.assessment()
    save(assessment)
    with pytest.raises(KeyUsedOtherwise):
        save(assessment, said, base=base)
    assert (said_now(assessment), versions()) == (TWO, [1])


def test_a_key_belongs_to_one_person_and_one_house() -> None:
    assessment, elsewhere = factories.assessment(), factories.assessment(by=None)
    save(assessment)
    with pytest.raises(KeyUsedOtherwise):
        save(assessment, by=factories.member(assessment.hospital))
    assert save(elsewhere) == Saved(1, LATER)


def test_a_stale_save_is_a_conflict_with_both_sides_and_leaves_no_trace() -> None:
    assessment = factories.assessment()
    colleague = factories.member(assessment.hospital, name="Kim Muster")
    save(assessment, by=colleague)
    expected = Conflict("D1.1", yours=THREE, theirs=TWO, version=1, by_name="Kim Muster", at=LATER)
    assert save(assessment, THREE, named="second") == expected
    assert (versions(), SaveKey.objects.count()) == ([1], 1)


def test_equal_answers_of_two_people_merge_silently() -> None:
    assessment = factories.assessment()
    save(assessment, by=factories.member(assessment.hospital))
    assert (save(assessment, named="second"), versions()) == (Saved(1, LATER), [1])


def test_saying_nothing_about_what_nobody_answered_is_saved_as_nothing() -> None:
    assert save(factories.assessment(), NOTHING_SAID) == Saved(0, LATER)


def test_a_refused_answer_leaves_no_trace() -> None:
    with pytest.raises(ReasonIsMissing):
        save(factories.assessment(), Said(NotApplicable(" ")))
    assert (versions(), SaveKey.objects.count()) == ([], 0)


def test_old_keys_are_forgotten() -> None:
    assessment = factories.assessment()
    save(assessment)
    other = factories.assessment(assessment.hospital, by=assessment.edition)
    assert forget_old_keys(at=LATER + timedelta(days=4), assessment=other) == 0
    assert [forget_old_keys(at=LATER + timedelta(days=days)) for days in (2, 4)] == [0, 1]


def test_a_save_costs_a_fixed_number_of_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assessment = factories.assessment()
    save(assessment)
    with django_assert_num_queries(11):
        save(assessment, THREE, base=1, named="second")


@pytest.mark.django_db(transaction=True)
def test_shuffled_parallel_repeats_end_as_if_each_save_was_sent_once() -> None:
    edition = factories.edition_of_size(12)
    assessment = factories.assessment(by=factories.edition(edition))
    chance = Random(5)  # noqa: S311
    sent = [code for code in edition.questions for _again in range(chance.randint(1, 5))]
    chance.shuffle(sent)
    answered: dict[str, set[Saved | Conflict]] = {code: set() for code in sent}
    for start in range(0, len(sent), 4):
        batch = sent[start : start + 4]
        for code, outcome in zip(
            batch, at_once([lambda c=code: save(assessment, named=c, question=c) for code in batch]), strict=True
        ):
            answered[code].add(outcome)
    assert answered == {code: {Saved(1, LATER)} for code in edition.questions}
    assert Answer.objects.count() == AnswerEvent.objects.count() == SaveKey.objects.count() == 12


# --- History ----------------------------------------------------------------------------------------------------------


def test_every_version_is_kept_and_can_be_brought_back() -> None:
    assessment = factories.assessment()
    save(assessment)
    save(assessment, Said(Unknown()), base=1, named="second")
    restore_answer(assessment=assessment, question="D1.1", version=1, base=2, by=assessment.created_by, at=LATER)
    assert [(one.version, one.said) for one in history_of(assessment, "D1.1")] == [
        (3, TWO),
        (2, Said(Unknown())),
        (1, TWO),
    ]


def test_bringing_back_on_top_of_an_answer_nobody_showed_is_a_conflict() -> None:
    assessment = factories.assessment()
    save(assessment)
    save(assessment, THREE, base=1, named="second")
    restored = restore_answer(
        assessment=assessment, question="D1.1", version=1, base=1, by=assessment.created_by, at=LATER
    )
    assert ([one.theirs for one in restored.conflicts], versions()) == ([THREE], [1, 2])


def test_what_never_was_cannot_be_brought_back() -> None:
    assessment = factories.assessment()
    with pytest.raises(NoSuchVersion):
        restore_answer(assessment=assessment, question="D1.1", version=1, base=0, by=assessment.created_by, at=LATER)
