"""The browser of the tests notices what no page may do."""

from playwright.sync_api import Browser

from tests.browsing import opened_page

ORIGIN = "http://site.example"


def _seen(browser: Browser, html: str, headers: dict[str, str] | None = None) -> list[str]:
    """Return what is noticed when the site answers with this page."""
    with opened_page(browser, ORIGIN) as (page, misbehaviour):
        page.route(
            f"{ORIGIN}/",
            lambda route: route.fulfill(body=html, headers={"content-type": "text/html"} | (headers or {})),
        )
        page.goto("/")
        page.wait_for_load_state("networkidle")
        return misbehaviour.seen


def test_a_well_behaved_page_is_no_news(browser: Browser) -> None:
    assert _seen(browser, "<p>Guten Tag</p>") == []


def test_a_request_to_another_host_is_noticed(browser: Browser) -> None:
    seen = _seen(browser, '<img src="http://other.example/x.png">')
    assert seen == ["asked a foreign host: http://other.example/x.png"]


def test_an_error_in_a_script_is_noticed(browser: Browser) -> None:
    [seen] = _seen(browser, "<script>throw new Error('broken')</script>")
    assert seen.startswith("stopped with an error: ")


def test_an_inline_style_is_noticed(browser: Browser) -> None:
    [seen] = _seen(browser, '<p style="color: red">', {"content-security-policy": "style-src 'self'"})
    assert seen.startswith("broke the content security policy: ")
