"""A questionnaire as bytes: how it is sent to the drawing process."""

from __future__ import annotations

import msgspec

from assessments.domain.questionnaire_file.paper import Paper

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER = msgspec.json.Decoder(Paper, strict=True)


def encode(paper: Paper) -> bytes:
    """Return a questionnaire as JSON."""
    return _ENCODER.encode(paper)


def decode(raw: bytes) -> Paper:
    """Read a questionnaire back.

    :raises msgspec.ValidationError: when it is none.
    """
    return _DECODER.decode(raw)
