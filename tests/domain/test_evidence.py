"""Names of files, kinds by name, and how long something counts."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.domain.evidence import Expiry, FileKind, expiry_of, kind_by_name, shown_name
from tests.hostile_files import EVIL_NAMES

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Konzept 2026.pdf", "Konzept 2026.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\windows\\win.txt", "win.txt"),
        ("Rechnung\u202etxt.exe.txt", "Rechnungtxt.exe.txt"),
        ("a\0b\r\n.txt", "ab.txt"),
        ('a"<b>|c?.txt', "abc.txt"),
        ("  viel   Platz .txt", "viel Platz .txt"),
        ("x" * 300 + ".docx", "x" * 114 + "….docx"),
        ("...", "unbenannt"),
        ("", "unbenannt"),
    ],
)
def test_names_are_shown_without_what_could_do_harm(raw: str, shown: str) -> None:
    assert shown_name(raw) == shown


def test_no_shown_name_is_long_or_a_path() -> None:
    for name in map(shown_name, EVIL_NAMES):
        assert 0 < len(name) <= 120
        assert not set(name) & set('/\\\0\r\n"<>\u202e')


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.PDF", FileKind.PDF), ("a.jpeg", FileKind.JPEG), ("a.pdf.exe", None), ("pdf", None), ("a.svg", None)],
)
def test_the_last_ending_tells_the_kind(name: str, kind: FileKind | None) -> None:
    assert kind_by_name(name) == kind


@pytest.mark.parametrize(
    ("last_day", "expiry"),
    [
        (None, Expiry.OPEN_ENDED),
        (date(2026, 11, 22), Expiry.EXPIRED),
        (ON, Expiry.SOON),
        (date(2027, 5, 22), Expiry.SOON),
        (date(2027, 5, 23), Expiry.VALID),
    ],
)
def test_the_last_day_still_counts(last_day: date | None, expiry: Expiry) -> None:
    assert expiry_of(last_day, on=ON) == expiry
