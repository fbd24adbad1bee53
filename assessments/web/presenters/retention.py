"""How long what is kept, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.domain.retention import PERIODS, YEAR, Kept
from assessments.domain.text import Text


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One row of the table."""

    what: Text
    how_long: str
    reason: Text


def periods(*, trail_years: int) -> Iterator[PeriodRow]:
    """Yield every period; that of the audit trail is the one that this installation set up."""
    for kind, period in PERIODS.items():
        after = trail_years * YEAR if kind is Kept.AUDIT else period.after
        yield PeriodRow(period.what, how_long(after), period.reason)


def how_long(after: timedelta) -> str:
    """Say a time in years where it is whole years, else in days."""
    if not after:
        return _("gar nicht")
    years, rest = divmod(after, YEAR)
    if not rest:
        return ngettext("%(n)s Jahr", "%(n)s Jahre", years) % {"n": years}
    return ngettext("%(n)s Tag", "%(n)s Tage", after.days) % {"n": after.days}
