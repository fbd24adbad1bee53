"""A report as bytes: how it is stored, sent to the drawing process and attached to its own PDF."""

from __future__ import annotations

import msgspec

from assessments.domain.report.data import ReportData

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(ReportData, strict=True)


class NotAReport(ValueError):
    """The bytes are not a report in the form this version writes."""


def encode(data: ReportData) -> bytes:
    """Return a report as JSON; equal reports give equal bytes."""
    return _ENCODER.encode(data)


def decode(raw: bytes) -> ReportData:
    """Read a report back.

    :raises NotAReport: when a value is missing, has another type, or something is there that no report holds.
    """
    try:
        data = _DECODER.decode(raw)
    except msgspec.MsgspecError as refusal:
        raise NotAReport(str(refusal)) from refusal
    # Dataclasses are decoded leniently about what is too much, so the way back shows it.
    if msgspec.json.decode(encode(data)) != msgspec.json.decode(raw):
        raise NotAReport("The report holds something that this version does not know.")
    return data
