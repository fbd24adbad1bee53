"""The report reads its own style sheet and fonts, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.report.fetcher import FONTS, STYLE, FetchRefused, ReportFetcher

FONT = next(FONTS.glob("*.woff2"))


@pytest.fixture
def fetcher() -> ReportFetcher:
    return ReportFetcher(STYLE, FONTS)


@pytest.mark.parametrize("path", [STYLE / "print.css", FONT], ids=["style", "font"])
def test_answers_its_own_files(fetcher: ReportFetcher, path: Path) -> None:
    assert fetcher.fetch(path.as_uri()).read() == path.read_bytes()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        (STYLE / ".." / ".." / "manage.py").as_uri(),
        f"{FONTS.as_uri()}/../../manage.py",
        f"{FONTS.as_uri()}/%2e%2e/%2e%2e/manage.py",
        f"{FONTS.as_uri()}-elsewhere/x.woff2",
        f"file://example.org{FONT}",
        "http://127.0.0.1:9/x",
        "https://example.org/x.css",
        "ftp://example.org/x",
        "data:text/css,*%7Bcolor:red%7D",
        "//example.org/x",
        "x.css",
        "",
    ],
)
def test_refuses_everything_else(fetcher: ReportFetcher, url: str) -> None:
    with pytest.raises(FetchRefused):
        fetcher.fetch(url)


def test_follows_no_link_out(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "own" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(FetchRefused):
        ReportFetcher(tmp_path / "own").fetch((tmp_path / "own" / "link").as_uri())
