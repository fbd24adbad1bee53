"""A QR code as the path of one SVG picture, drawn on our own page: no picture in an address, no inline style."""

from __future__ import annotations

from dataclasses import dataclass

from qrcode.main import QRCode


@dataclass(frozen=True, slots=True)
class Qr:
    """The side in modules, and the dark ones as an SVG path."""

    side: int
    path: str


def qr_of(text: str) -> Qr:
    """Return the code that holds ``text``, with the quiet margin that cameras need."""
    code = QRCode(border=4)  # type: ignore[var-annotated,no-untyped-call,unused-ignore]
    code.add_data(text)  # type: ignore[no-untyped-call]
    rows = code.get_matrix()  # type: ignore[no-untyped-call]
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return Qr(len(rows), "".join(dark))
