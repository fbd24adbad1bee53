"""A real browser that reaches nothing but the site under test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# Without these Chromium asks its maker's hosts for updates at every start.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Whatever a page asks of another host fails at the name, which costs nothing; a handler for every request would also
# switch off the browser's cache, and a third of the time would go into loading the same style sheets again.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
MILLISECONDS_TO_WAIT = 15_000


class BrowserMissingError(Exception):
    """Tests without a browser would prove nothing, so they fail."""


@dataclass
class Misbehaviour:
    """What a page did that no page may do."""

    origin: str
    seen: list[str] = field(default_factory=list)

    def watch(self, request: Request) -> None:
        """Remember what is asked of anybody but the site."""
        if not request.url.startswith((f"{self.origin}/", "data:", "blob:")):
            self.seen.append(f"asked a foreign host: {request.url}")

    def hear(self, message: ConsoleMessage) -> None:
        """Remember what the browser refused on behalf of the content security policy."""
        if "Content Security Policy" in message.text:
            self.seen.append(f"broke the content security policy: {message.text}")


@contextmanager
def started_browser() -> Iterator[Browser]:
    """Yield Chromium as the distribution ships it."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise BrowserMissingError("Chromium is missing. Please run:  sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, ALONE])
        yield browser
        browser.close()


@contextmanager
def opened_page(browser: Browser, origin: str, **options: Any) -> Iterator[tuple[Page, Misbehaviour]]:
    """Yield a German page on this site, and the list of what it did wrong."""
    misbehaviour = Misbehaviour(origin)
    context = browser.new_context(base_url=origin, locale="de-DE", **options)
    context.on("request", misbehaviour.watch)
    context.on("console", misbehaviour.hear)
    context.on("weberror", lambda error: misbehaviour.seen.append(f"stopped with an error: {error.error}"))
    context.set_default_timeout(MILLISECONDS_TO_WAIT)
    yield context.new_page(), misbehaviour
    context.close()
