"""What axe-core sees of WCAG 2.2 AA on a page, in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = next((Path(__file__).resolve().parents[1] / "vendor").glob("axe-core-*/axe.min.js"))
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """async (tags) => {
  const found = await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}}, resultTypes: ['violations'],
  });
  const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] || '';
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${why(node)}`));
}"""


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """Return every violation of the rules for level AA, and of good practice, on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    return [str(one) for one in page.evaluate(_RUN, list(TAGS))]
