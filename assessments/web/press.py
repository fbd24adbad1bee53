"""A small queue with a few hands: work waits until one is free, and the hands go home when there is none left."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock, Thread
from uuid import UUID


class Press:
    """Does ``work`` for every report put in, at most ``hands`` at a time, in threads that never hold up a shutdown."""

    def __init__(self, work: Callable[[UUID], None], *, hands: int) -> None:
        """Start nothing yet, so that a process may still be forked."""
        self._work = work
        self._hands = hands
        self._busy = 0
        self._waiting: deque[UUID] = deque()
        self._lock = Lock()

    def put(self, report_id: UUID) -> None:
        """Have this report worked on as soon as a hand is free."""
        with self._lock:
            self._waiting.append(report_id)
            if self._busy == self._hands:
                return
            self._busy += 1
        Thread(target=self._until_done, name="report", daemon=True).start()

    def _until_done(self) -> None:
        while (report_id := self._next()) is not None:
            self._work(report_id)

    def _next(self) -> UUID | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._busy -= 1
            return None
