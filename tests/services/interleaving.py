"""Several people at one answer, in any order of reading, writing, repeating and clearing: a machine for Hypothesis."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from assessments.domain.answers import NOTHING_SAID, Given, Said, Unknown
from assessments.models import AnswerEvent, CatalogueEdition, SaveKey
from assessments.services.answer_rows import Write
from assessments.services.answering import Conflict
from assessments.services.saving import Saved, save_answer
from tests import factories

QUESTION = "D1.1"
WRITERS = 5
SAYINGS = st.sampled_from([Said(Given(1)), Said(Given(2)), Said(Unknown(), note="offen"), NOTHING_SAID])


class ManyAtOneAnswer(RuleBasedStateMachine):
    """Every writer has a page with a version of its own. A model beside it knows what must hold."""

    sent = Bundle("sent")
    catalogue: CatalogueEdition | None = None

    @initialize(writers=st.integers(2, WRITERS))
    def open_pages(self, writers: int) -> None:
        self.assessment = factories.assessment(by=self.catalogue)
        self.people = [self.assessment.created_by, *(factories.member(self.assessment.hospital) for _ in range(4))]
        self.pages = [0] * writers
        self.history: list[Said] = []  # what the model says was stored, in order
        self.results: dict[UUID, Saved] = {}
        self.keys = 0

    @property
    def current(self) -> Said:
        return self.history[-1] if self.history else NOTHING_SAID

    @rule(target=sent, writer=st.integers(0, WRITERS - 1), said=SAYINGS)
    def save(self, writer: int, said: Said) -> tuple[int, UUID, Write]:
        writer %= len(self.pages)
        self.keys += 1
        request = writer, UUID(int=self.keys), Write(said, self.pages[writer])
        self._send(request)
        return request

    @rule(request=sent)
    def send_again(self, request: tuple[int, UUID, Write]) -> None:
        self._send(request)

    @rule(writer=st.integers(0, WRITERS - 1))
    def read_again(self, writer: int) -> None:
        self.pages[writer % len(self.pages)] = len(self.history)

    def _send(self, request: tuple[int, UUID, Write]) -> None:
        writer, key, write = request
        at = factories.NOON + timedelta(seconds=self.keys)
        outcome = save_answer(
            assessment=self.assessment, question=QUESTION, said=write.said, base=write.base, key=key,
            by=self.people[writer], at=at,
        )  # fmt: skip
        if key in self.results:
            assert outcome == self.results[key]
            return
        if write.said == self.current:
            assert outcome == Saved(len(self.history), at)
        elif write.base == len(self.history):
            self.history.append(write.said)
            assert outcome == Saved(len(self.history), at)
        else:
            assert isinstance(outcome, Conflict)
            assert (outcome.theirs, outcome.version) == (self.current, len(self.history))
            return
        self.results[key] = outcome
        self.pages[writer] = outcome.version

    @invariant()
    def history_is_the_model(self) -> None:
        if not hasattr(self, "history"):
            return
        rows = AnswerEvent.objects.filter(assessment=self.assessment).order_by("version")
        stored = list(rows.values_list("version", "kind", "level", "note"))
        assert [row[0] for row in stored] == list(range(1, len(self.history) + 1))
        assert SaveKey.objects.filter(assessment=self.assessment).count() == len(self.results)
