"""Uploads as a browser or an attacker sends them: names go over the line byte by byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import HttpResponse
from django.test import Client

_BOUNDARY = b"----boundary5f3c"


def send(
    client: Client, url: str, files: Iterable[tuple[str | bytes, bytes]], said: Mapping[str, str] | None = None
) -> HttpResponse:
    """Return the answer to files sent with the form for files."""
    fields = {"deed": "files", **{f"datei-{name}": value for name, value in (said or {}).items()}}
    parts = [b'name="%s"\r\n\r\n%s' % (name.encode(), value.encode()) for name, value in fields.items()]
    parts += [_file(name, content) for name, content in files]
    lines = b"".join(b"--%s\r\nContent-Disposition: form-data; %s\r\n" % (_BOUNDARY, part) for part in parts)
    body = lines + b"--%s--\r\n" % _BOUNDARY
    return client.post(url, body, content_type=f"multipart/form-data; boundary={_BOUNDARY.decode()}")


def _file(name: str | bytes, content: bytes) -> bytes:
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "surrogatepass")
    return b'name="datei-documents"; filename="%s"\r\nContent-Type: text/html\r\n\r\n%s' % (raw, content)
