"""The FHIR questionnaire in a renderer that is not ours: LHC-Forms from npm, in real Chromium, without a network.

    python -m tests.benchmarks.lforms_renders [--folder DIR] [--picture FILE]

The shipped edition goes out as a file, every question of it is shown and answered there, by hand where hands are used,
and the response is taken over into an assessment that then holds the same answers. Not part of the suite: it loads a
package of thirteen megabytes.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

from assessments.domain.answers import Confidence, Given, Ground, NotApplicable, Said, Unknown
from assessments.domain.catalogue import Edition
from assessments.domain.fhir.response import response_of
from assessments.services.shipped import shipped_edition
from tests.benchmarks.serving import prepare

PACKAGE = "lforms@40.1.3"
SHA512 = "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ=="
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>LHC-Forms</title>
<link rel="stylesheet" href="webcomponent/styles.css"></head><body><div id="form"></div>
<script src="webcomponent/assets/lib/zone.min.js"></script>
<script src="webcomponent/lhc-forms.js"></script>
<script src="fhir/lformsFHIRAll.min.js"></script></body></html>"""
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
BY_HAND = "D1.1"


def main() -> int:
    """Load, answer, read back; return 0 when every answer is the same."""
    arguments = _parser().parse_args()
    edition = shipped_edition()
    expected = answers_to(edition)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        root = arguments.folder or _unpacked(scratch)
        prepare(scratch)
        (root / "index.html").write_text(PAGE, encoding="utf-8")
        response, seconds = _answered(root, _questionnaire(edition), edition, expected, arguments.picture)
        found = _taken_over(response)
    differing = [code for code in edition.questions if found.get(code) != expected.get(code)]
    for code in differing:
        print(f"{code}: expected {expected.get(code)}, found {found.get(code)}")
    print(f"{len(expected) - len(differing)} of {len(expected)} answers came back the same, in {seconds:.1f} s")
    return int(bool(differing))


def answers_to(edition: Edition) -> dict[str, Said]:
    """Return something said about every question, every kind of it in turn."""
    kinds = (
        Said(Given(0), "Notiz – „äöü“ <b>", Confidence.MEASURED, "Quelle", flagged=True),
        Said(Given(4)),
        Said(Unknown(), note="erste Zeile\nzweite Zeile"),
        Said(NotApplicable("Das gibt es bei uns nicht.", Ground.NOT_OFFERED)),
        Said(Given(2), confidence=Confidence.HEARSAY),
    )
    said = {code: kinds[number % len(kinds)] for number, code in enumerate(edition.questions)}
    return said | {BY_HAND: Said(Given(3))}


def _unpacked(scratch: Path) -> Path:
    """Load the package, the very one that was looked at, and nothing that it would like to run."""
    packed = subprocess.run(
        ["npm", "pack", PACKAGE, "--silent"], cwd=scratch, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    found = base64.b64encode(hashlib.sha512((scratch / packed).read_bytes()).digest()).decode()
    if found != SHA512:
        raise SystemExit(f"{PACKAGE} is another package than the one that was looked at")
    with tarfile.open(scratch / packed) as package:
        package.extractall(scratch)  # noqa: S202  known to the last byte
    return scratch / "package" / "dist" / "lforms"


def _questionnaire(edition: Edition) -> object:
    """Return the file that an editor gets of the published edition."""
    from assessments.domain.writing.formats import EditionFormat  # noqa: PLC0415  set up by now
    from assessments.services.catalogues import store_edition  # noqa: PLC0415
    from assessments.services.edition_files_writing import export_edition  # noqa: PLC0415

    return json.loads(export_edition(store_edition(edition, at=NOON), EditionFormat.FHIR, at=NOON))


def _taken_over(response: str) -> dict[str, Said]:
    """Return what a fresh assessment holds once the response was taken over."""
    from assessments.models import CatalogueEdition  # noqa: PLC0415  set up by now
    from assessments.services.fhir_answers import read_response  # noqa: PLC0415
    from assessments.services.questionnaire_import import import_answers  # noqa: PLC0415
    from assessments.services.reading import workspace_of  # noqa: PLC0415
    from tests import edits, factories  # noqa: PLC0415

    row = factories.assessment(by=CatalogueEdition.objects.get())
    filled = read_response(row, response.encode(), name="response.json")
    codes = [one.code for one in filled]
    import_answers(assessment=row, filled=filled, decided={}, allowed=codes, by=row.created_by, at=NOON)
    return edits.everything_said(workspace_of(row))


def _answered(
    root: Path, form: object, edition: Edition, expected: Mapping[str, Said], picture: Path | None
) -> tuple[str, float]:
    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given: Any, **more: Any) -> None:
            super().__init__(*given, directory=str(root), **more)

        def log_message(self, *_given: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
            started = time.monotonic()
            response = _fill(page, form, edition, expected)
            if picture:
                page.screenshot(path=str(picture))
            browser.close()
            return response, time.monotonic() - started
    finally:
        server.shutdown()


def _fill(page: Page, form: object, edition: Edition, expected: Mapping[str, Said]) -> str:
    """Let the renderer show the form with most answers, choose one by hand, and take what it says."""
    page.wait_for_function("window.LForms && LForms.Util && LForms.FHIR")
    rest = {code: said for code, said in expected.items() if code != BY_HAND}
    response = response_of(edition, rest, at=NOON, completed=False)
    page.evaluate(
        """async ([form, response]) => {
            let shown = LForms.Util.convertFHIRQuestionnaireToLForms(form, "R4");
            shown = LForms.Util.mergeFHIRDataIntoLForms(response, shown, "R4");
            await LForms.Util.addFormToPage(shown, "form");
        }""",
        [form, response],
    )
    shown = page.locator("#form")
    shown.get_by_text(edition.questions[BY_HAND].text.in_language("de")).first.wait_for()
    missing = [
        code for code, one in edition.questions.items() if not shown.get_by_text(one.text.in_language("de")).count()
    ]
    if missing:
        raise AssertionError(f"not shown: {missing}")
    field = page.locator(f'[id^="{BY_HAND}/1/"] input, input[id^="{BY_HAND}/1"]').first
    field.click()
    field.press_sequentially(edition.questions[BY_HAND].anchors[3].in_language("de")[:12])
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    said = page.evaluate("LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')")
    return json.dumps(said, ensure_ascii=False)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lforms_renders", description=__doc__)
    parser.add_argument("--folder", type=Path, help="the folder dist/lforms of an unpacked package; else npm loads it")
    parser.add_argument("--picture", type=Path, help="where to keep a picture of the form")
    return parser


if __name__ == "__main__":
    sys.exit(main())
