"""Files that a visitor may keep."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify

LONGEST_PART = 60


def download(content: bytes | str, *, name: str, content_type: str) -> HttpResponse:
    """Return a file to be kept under ``name``; no cache keeps it, like every answer of the site."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)


def in_plain_letters(name: str, *, otherwise: str) -> str:
    """Return a name as a part of a file name that every system can store, or ``otherwise`` when no letter is left."""
    return slugify(name)[:LONGEST_PART] or otherwise
