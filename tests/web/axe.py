"""What a machine sees of WCAG 2.2 AA on a page as it stands: axe-core, and three rules that it does not have."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page, ViewportSize

NARROW: ViewportSize = {"width": 320, "height": 640}
"""A desk of 1280 pixels at 400 %."""
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 800}

AXE = next((Path(__file__).resolve().parents[1] / "vendor").glob("axe-core-*/axe.min.js"))
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
_DJANGOS = ".select2, .selector .help-tooltip, .tabular thead, .field-password"
"""Parts of the administration that are Django's own, in which nothing can be mended from here."""
_AXE = """async ([tags, foreign]) => {
  const page = document.querySelector(foreign) ? {include: [['html']], exclude: [[foreign]]} : document;
  const found = await axe.run(page, {
    runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}}, resultTypes: ['violations'],
  });
  const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message)[0] || '';
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${why(node)}`));
}"""
_OWN = """(foreign) => {
  const faults = [];
  for (const frame of document.querySelectorAll('fieldset:not(.module)'))  // those are Django's, which it only draws
    if (!frame.querySelector('legend')) faults.push(`no legend: ${frame.outerHTML.slice(0, 60)}`);
  for (const attribute of ['aria-describedby', 'aria-labelledby'])
    for (const node of document.querySelectorAll(`[${attribute}]`))
      for (const id of node.closest(foreign) ? [] : node.getAttribute(attribute).split(' '))
        if (id && !document.getElementById(id)) faults.push(`${attribute} leads nowhere: ${id}`);
  const width = document.documentElement.scrollWidth;
  if (width > window.innerWidth) faults.push(`${width} pixels wide`);
  return faults;
}"""


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def faults(page: Page, *sizes: ViewportSize) -> list[str]:
    """Return everything wrong with the page at each width, or as it stands, with all that is folded open."""
    page.wait_for_load_state()
    page.evaluate(_UNFOLD)
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    if not sizes:
        return [str(one) for one in (*page.evaluate(_AXE, [list(TAGS), _DJANGOS]), *page.evaluate(_OWN, _DJANGOS))]
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        found += [f"{size['width']}: {fault}" for fault in faults(page)]
    return found
