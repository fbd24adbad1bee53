"""PNG and JPEG: every part is there, nothing stands behind the end, nothing is drawn."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from assessments.domain.evidence import Flaw
from assessments.inspection.findings import Refused, Sample
from assessments.inspection.signatures import has_page_code

MOST_PIXELS = 150_000_000
PNG_START = b"\x89PNG\r\n\x1a\n"
_PICTURE_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_START, _END, _SCAN, _FIRST_COMMENT = 0xD8, 0xD9, 0xDA, 0xE0
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})


def inspect_png(sample: Sample) -> None:
    """Refuse a PNG that is damaged, too large to draw, or carries anything else.

    :raises Refused: with the first flaw.
    """
    seen: list[bytes] = []
    reached = len(PNG_START)
    for name, body, end in _chunks(sample):
        reached = end
        if not seen:
            _check_png_head(name, body)
        if name not in _PICTURE_CHUNKS and has_page_code(body):
            raise Refused(Flaw.ACTIVE, f"chunk {name!r}")
        seen.append(name)
    if not seen or seen[-1] != b"IEND" or b"IDAT" not in seen:
        raise Refused(Flaw.DAMAGED, "no end or no picture")
    if reached != sample.size:
        raise Refused(Flaw.MORE_INSIDE, f"{sample.size - reached} bytes behind the end")


def _chunks(sample: Sample) -> Iterator[tuple[bytes, bytes, int]]:
    """Yield name, content and end of every chunk up to the last one."""
    position, name = len(PNG_START), b""
    while position < sample.size and name != b"IEND":
        head = sample.read(position, 8)
        if len(head) < 8:
            raise Refused(Flaw.DAMAGED, "a chunk without a head")
        length, name = struct.unpack(">I4s", head)
        body = sample.read(position + 8, length + 4)
        if len(body) < length + 4 or zlib.crc32(name + body[:-4]) != struct.unpack(">I", body[-4:])[0]:
            raise Refused(Flaw.DAMAGED, f"chunk {name!r}")
        position += length + 12
        yield name, body[:-4], position


def _check_png_head(name: bytes, body: bytes) -> None:
    if name != b"IHDR" or len(body) != 13:
        raise Refused(Flaw.DAMAGED, "no IHDR")
    width, height = struct.unpack(">II", body[:8])
    _check_area(width, height)


def inspect_jpeg(sample: Sample) -> None:
    """Refuse a JPEG that is damaged, too large to draw, or carries anything else.

    :raises Refused: with the first flaw.
    """
    raw = sample.read(0, sample.size)
    position, sized, marker = 2, False, 0
    while marker != _END:
        marker, position = _marker(raw, position)
        if marker == _END or marker in _WITHOUT_LENGTH:
            continue
        segment = _segment(raw, position)
        position += len(segment) + 2
        if marker in _SIZES:
            _check_jpeg_size(segment)
            sized = True
        elif marker == _SCAN:
            position = _behind_scan(raw, position)
        elif marker >= _FIRST_COMMENT and has_page_code(segment):
            raise Refused(Flaw.ACTIVE, f"segment {marker:02x}")
    if not sized:
        raise Refused(Flaw.DAMAGED, "no picture")
    if position != len(raw):
        raise Refused(Flaw.MORE_INSIDE, f"{len(raw) - position} bytes behind the end")


def _marker(raw: bytes, position: int) -> tuple[int, int]:
    """Return the marker at ``position`` and where it ends; any number of fill bytes may stand before it."""
    start = position
    while raw[position : position + 1] == b"\xff":
        position += 1
    if position == start or position >= len(raw) or raw[position] in {0x00, _START}:
        raise Refused(Flaw.DAMAGED, f"no marker at {start}")
    return raw[position], position + 1


def _segment(raw: bytes, position: int) -> bytes:
    length = int.from_bytes(raw[position : position + 2], "big")
    segment = raw[position + 2 : position + length]
    if length < 2 or len(segment) != length - 2:
        raise Refused(Flaw.DAMAGED, f"a segment ends early at {position}")
    return segment


def _check_jpeg_size(segment: bytes) -> None:
    if len(segment) < 6:
        raise Refused(Flaw.DAMAGED, "no size")
    height, width = struct.unpack(">HH", segment[1:5])
    _check_area(width, height)


def _behind_scan(raw: bytes, position: int) -> int:
    """Return where the marker behind coded data starts."""
    while True:
        position = raw.find(b"\xff", position)
        if position < 0 or position + 1 >= len(raw):
            raise Refused(Flaw.DAMAGED, "the picture ends early")
        if raw[position + 1] == 0x00 or 0xD0 <= raw[position + 1] <= 0xD7:
            position += 2
        else:
            return position


def _check_area(width: int, height: int) -> None:
    if not width or not height:
        raise Refused(Flaw.DAMAGED, "an empty picture")
    if width * height > MOST_PIXELS:
        raise Refused(Flaw.BOMB, f"{width} x {height} pixels")
