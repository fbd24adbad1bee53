"""How fast a report is drawn, against the same report drawn the naive way, in one run.

python -m tests.benchmarks.bench_report [ROUNDS]

Both ways lay out the same HTML with the same fonts into the same tagged PDF/A. The naive way lets tables and floats
find their own widths, uses flex for tiles and facts, hyphenates everywhere, reads the style sheet anew each time and
leaves the garbage collector on. Every round draws both, and the ratio is taken within the round, so that a busy
machine hurts both alike.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO


def main(rounds: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "cloudready.settings.render"
    import django  # noqa: PLC0415  # after the settings are named

    django.setup()
    from tests.report.reports import example  # noqa: PLC0415  # needs Django

    data = example("de")
    ways: dict[str, Callable[[], bytes]] = {"naive": lambda: _naive(data), "ours": lambda: _ours(data)}
    sizes = {name: _size(draw()) for name, draw in ways.items()}  # also loads fonts and code
    seconds = _measure(ways, rounds)
    for name, (pages, kilobytes) in sizes.items():
        median = statistics.median(seconds[name])
        print(f"{name:6} {pages} pages, {kilobytes} kB, {median:.2f} s processor time, {median / pages:.3f} s per page")
    ratios = [
        (ours / sizes["ours"][0]) / (naive / sizes["naive"][0])
        for ours, naive in zip(seconds["ours"], seconds["naive"], strict=True)
    ]
    print(f"ratio per page, median of {rounds} rounds: {statistics.median(ratios):.2f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _measure(ways: dict[str, Callable[[], bytes]], rounds: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, draw in ways.items():
            started = time.process_time()
            draw()
            seconds[name].append(time.process_time() - started)
    return seconds


def _ours(data: object) -> bytes:
    from assessments.report.pdf import pdf_of  # noqa: PLC0415  # heavy

    return pdf_of(data)  # type: ignore[arg-type]


def _naive(data: object) -> bytes:
    from weasyprint import HTML  # noqa: PLC0415  # heavy

    from assessments.report.fetcher import FONTS, STYLE, ReportFetcher  # noqa: PLC0415  # heavy
    from assessments.report.html import html_of  # noqa: PLC0415  # needs Django

    style = (STYLE / "print.css").read_text(encoding="utf-8")
    # Breaking words anywhere is dropped here: with widths that depend on content it would be slower without end.
    for careful, careless in (("table-layout: fixed", "table-layout: auto"), ("overflow-wrap: anywhere;", "")):
        style = style.replace(careful, careless)
    style += "html { hyphens: auto } .facts, .figures, .sign { display: flex; flex-wrap: wrap }"
    page = html_of(data).replace("</head>", f"<style>{style}</style></head>")  # type: ignore[arg-type]
    document = HTML(string=page, base_url=(STYLE / "print.css").as_uri(), url_fetcher=ReportFetcher(STYLE, FONTS))
    pdf: bytes = document.write_pdf(pdf_variant="pdf/a-3a")
    return pdf


def _size(pdf: bytes) -> tuple[int, int]:
    from pypdf import PdfReader  # noqa: PLC0415  # only here

    return len(PdfReader(BytesIO(pdf)).pages), len(pdf) // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
