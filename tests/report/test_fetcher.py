"""The report reads its own style sheet and fonts, and nothing else."""

from __future__ import annotations

from pathlib import Path
from urllib.request import HTTPRedirectHandler

import pytest
from weasyprint import HTML
from weasyprint.urls import URLFetcherResponse

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
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("FILE:///etc/passwd", id="file in capitals"),
        pytest.param((STYLE / ".." / ".." / "manage.py").as_uri(), id="way up"),
        pytest.param(f"{FONTS.as_uri()}/../../manage.py", id="way up below a folder"),
        pytest.param(f"{FONTS.as_uri()}/%2e%2e/%2e%2e/manage.py", id="way up in disguise"),
        pytest.param(f"{FONTS.as_uri()}-elsewhere/x.woff2", id="folder of nearly that name"),
        pytest.param(f"file://example.org{FONT}", id="UNC"),
        pytest.param("\\\\example.org\\share\\x", id="UNC in backslashes"),
        pytest.param("http://127.0.0.1:9/x", id="http"),
        pytest.param("https://example.org/x.css", id="https"),
        pytest.param("ftp://example.org/x", id="ftp"),
        pytest.param("javascript:alert(1)", id="javascript"),
        pytest.param("data:text/css,*%7Bcolor:red%7D", id="data"),
        pytest.param("jar:file:///etc/passwd!/x", id="jar"),
        pytest.param("//example.org/x", id="no scheme"),
        pytest.param("x.css", id="relative"),
        pytest.param("", id="nothing"),
    ],
)
def test_refuses_everything_else(fetcher: ReportFetcher, url: str) -> None:
    with pytest.raises(FetchRefused):
        fetcher.fetch(url)


def test_follows_no_redirection(fetcher: ReportFetcher) -> None:
    assert [one for one in fetcher.handlers if isinstance(one, HTTPRedirectHandler)] == []


WAYS = {
    "picture": '<img src="{}">',
    "picture of a set": '<img srcset="{} 2x" src="{}">',
    "svg picture": '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    "svg use": '<svg width="9" height="9"><use href="{}#a"/></svg>',
    "object": '<object data="{}"></object>',
    "embedded": '<embed src="{}">',
    "style sheet": '<link rel="stylesheet" href="{}">',
    "attachment": '<link rel="attachment" href="{}">',
    "attachment of a link": '<a rel="attachment" href="{}">x</a>',
    "CSS import": '<style>@import url("{}");</style>',
    "CSS background": "<p style=\"background: url('{}')\">x</p>",
    "CSS list mark": '<style>li {{ list-style-image: url("{}") }}</style><ul><li>x</li></ul>',
    "CSS content": '<style>p::before {{ content: url("{}") }}</style><p>x</p>',
    "font": '<style>@font-face {{ font-family: x; src: url("{}") }} p {{ font-family: x }}</style><p>x</p>',
    "metadata": '<link rel="xmp" href="{}">',
}
"""Every way in which a document can ask for something beside itself."""


class _Recording(ReportFetcher):
    """The fetcher of the report, remembering what it was asked for and what it gave."""

    def __init__(self, *roots: Path) -> None:
        super().__init__(*roots)
        self.asked: list[str] = []
        self.given: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        self.asked.append(url)
        answer = super().fetch(url, headers)
        self.given.append(url)
        return answer


NOT_EVEN_ASKED = frozenset({"svg use", "metadata"})
"""Ways that the library does not go by itself; all others end at our fetcher."""


@pytest.mark.parametrize("name", WAYS)
def test_no_way_out_of_a_document_is_open(tmp_path: Path, name: str) -> None:
    way = WAYS[name]
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text id='a'>secret</text></svg>")
    fetcher = _Recording(STYLE, FONTS)
    for target in (secret.as_uri(), "http://127.0.0.1:9/x", "data:image/svg+xml,%3Csvg/%3E"):
        page = way.replace("{}", target).replace("{{", "{").replace("}}", "}")
        HTML(string=f"<body>{page}", url_fetcher=fetcher).write_pdf()
    assert fetcher.given == []
    assert bool(fetcher.asked) is (name not in NOT_EVEN_ASKED)


def test_the_same_way_leads_to_the_reports_own_files() -> None:
    fetcher = _Recording(STYLE, FONTS)
    HTML(string=f'<link rel="stylesheet" href="{(STYLE / "print.css").as_uri()}"><p>x', url_fetcher=fetcher).write_pdf()
    assert fetcher.given[:1] == [(STYLE / "print.css").as_uri()]


def test_follows_no_link_out(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "own" / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(FetchRefused):
        ReportFetcher(tmp_path / "own").fetch((tmp_path / "own" / "link").as_uri())
