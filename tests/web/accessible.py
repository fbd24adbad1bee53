"""What a machine can see of WCAG 2.2 AA: labels, headings, landmarks, targets, references, room on a small screen."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize

NARROW: ViewportSize = {"width": 320, "height": 640}
SIZES: tuple[ViewportSize, ...] = (NARROW, {"width": 390, "height": 844}, {"width": 1280, "height": 800})

_LOOK = """() => {
  const faults = [];
  const hidden = '.visually-hidden, .skip-link';
  const shown = (node) => node.checkVisibility({visibilityProperty: true}) && !node.closest(hidden);
  const words = (node) => node.textContent.trim();
  const name = (node) => `${node.tagName.toLowerCase()} ${node.id || node.name || words(node).slice(0, 30)}`;
  const all = (selector) => [...document.querySelectorAll(selector)];

  if (!document.documentElement.lang) faults.push('no language');
  if (all('h1').length !== 1) faults.push(`${all('h1').length} first headings`);
  for (const one of ['header', 'nav', 'main', 'footer'])
    if (!document.querySelector(one)) faults.push(`no ${one}`);

  let level = 1;
  for (const heading of all('main h1, main h2, main h3, main h4').filter(shown)) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) faults.push(`heading skips a level: ${heading.textContent.trim()}`);
    level = next;
  }

  const ids = all('[id]').map((node) => node.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`id used twice: ${id}`);
  for (const node of all('[aria-describedby], [aria-labelledby]'))
    for (const attribute of ['aria-describedby', 'aria-labelledby'])
      for (const id of (node.getAttribute(attribute) || '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) faults.push(`${name(node)} refers to ${id}, which is not there`);

  for (const field of all('input:not([type=hidden]), select, textarea'))
    if (!field.labels.length && !field.getAttribute('aria-label')) faults.push(`no label: ${name(field)}`);
  for (const frame of all('fieldset')) if (!frame.querySelector('legend')) faults.push(`no legend: ${name(frame)}`);
  for (const image of all('img')) if (!image.hasAttribute('alt')) faults.push(`no alt: ${image.src}`);
  for (const bar of all('progress')) if (!bar.getAttribute('aria-label')) faults.push('a progress bar without a name');
  for (const link of all('a[href], button').filter(shown))
    if (!words(link) && !link.getAttribute('aria-label')) faults.push(`no name: ${link.outerHTML.slice(0, 60)}`);

  const operable = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  for (const target of all(operable).filter(shown)) {
    const around = target.parentElement;
    const inText = target.matches(':is(p, dd, li) > a') && words(around) !== words(target);
    const box = (target.closest('label') || target).getBoundingClientRect();
    const [wide, high] = [Math.round(box.width), Math.round(box.height)];
    if (!inText && (high < 24 || wide < 24)) faults.push(`target of ${wide} x ${high}: ${name(target)}`);
  }
  const width = document.documentElement.scrollWidth;
  if (width > window.innerWidth) faults.push(`${width} pixels wide on a screen of ${window.innerWidth}`);
  return faults;
}"""


def faults(page: Page) -> list[str]:
    """Return everything wrong with the page as it stands, in words, once styles and fonts are there to be measured."""
    page.wait_for_load_state()
    page.evaluate("document.fonts.ready.then(() => true)")
    return [str(fault) for fault in page.evaluate(_LOOK)]


def faults_at_every_width(page: Page) -> list[str]:
    """Return what is wrong with the page at each width, everything unfolded; loading it once is enough for all."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = []
    for size in SIZES:
        page.set_viewport_size(size)
        found += [f"{size['width']}: {fault}" for fault in faults(page)]
    return found
