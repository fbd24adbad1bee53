"""The queue of reports: everything is done once, with so many hands and no more, and nothing stays running."""

from threading import Event, Lock
from time import monotonic, sleep
from uuid import UUID, uuid4

from assessments.web.press import Press


class Workshop:
    """Work that waits for a sign, and counts who is at it."""

    def __init__(self) -> None:
        self.go = Event()
        self.done: list[UUID] = []
        self.busy = self.most = 0
        self._lock = Lock()

    def work(self, report_id: UUID) -> None:
        with self._lock:
            self.busy += 1
            self.most = max(self.most, self.busy)
        self.go.wait(5)
        with self._lock:
            self.busy -= 1
            self.done.append(report_id)


def _wait_for(workshop: Workshop, count: int) -> None:
    until = monotonic() + 5
    while len(workshop.done) < count and monotonic() < until:
        sleep(0.005)


def test_everything_put_in_is_done_with_two_hands_at_most() -> None:
    workshop, wanted = Workshop(), [uuid4() for _number in range(7)]
    press = Press(workshop.work, hands=2)

    for each in wanted:
        press.put(each)
    workshop.go.set()
    _wait_for(workshop, len(wanted))

    assert sorted(workshop.done) == sorted(wanted)
    assert workshop.most <= 2


def test_work_that_comes_later_is_done_as_well() -> None:
    workshop = Workshop()
    press = Press(workshop.work, hands=2)
    workshop.go.set()
    first, second = uuid4(), uuid4()

    press.put(first)
    _wait_for(workshop, 1)
    press.put(second)
    _wait_for(workshop, 2)

    assert workshop.done == [first, second]
