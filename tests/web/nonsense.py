"""Forms of pages filled with what nobody means: every field that people see, and none that the page fills itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from lxml import html

NONSENSE = "\x07 Unfug"
SEEN = ".//input[not(@type='hidden' or @type='submit' or @type='file')] | .//select | .//textarea"


def nonsense_for(page: HttpResponse) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield target and content of each form of a page that asks people for something."""
    for form in html.fromstring(page.content.decode()).xpath("//form[@method='post']"):
        asked = {field.get("name") for field in form.xpath(SEEN)} - {None}
        if asked:
            kept = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
            yield form.get("action") or "", kept | dict.fromkeys(asked, NONSENSE)
