"""The only files a report may use: its own style sheet and the vendored fonts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIC = Path(__file__).resolve().parents[2] / "static"
STYLE, FONTS = STATIC / "report", STATIC / "fonts"


class FetchRefused(ValueError):
    """The report asked for something that is not its own."""


class ReportFetcher(URLFetcher):  # type: ignore[misc]  # the library is not typed
    """Answers files below the given folders. Refuses other files, any network, and data inside the address."""

    def __init__(self, *roots: Path) -> None:
        super().__init__(allowed_protocols={"file"}, allow_redirects=False)
        self._roots = tuple(root.resolve() for root in roots)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the file at ``url``.

        :raises FetchRefused: when it is none of the report's own files.
        """
        address = urlsplit(url)
        if address.scheme != "file" or address.netloc:
            raise FetchRefused(f"Not a file of the report: {url}")
        path = Path(url2pathname(address.path)).resolve()  # follows links and dots before the check
        if not any(path.is_relative_to(root) for root in self._roots):
            raise FetchRefused(f"Not a file of the report: {url}")
        return super().fetch(path.as_uri(), headers)
