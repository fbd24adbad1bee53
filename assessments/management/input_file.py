"""The answers file as text, or a plain sentence why it cannot be read."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext as _

LARGEST = 1_000_000  # bytes; fifty applications with notes to every answer are about a tenth of it


class CannotRead(Exception):
    """A file cannot be read; the message says why in a sentence."""


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    :raises CannotRead: when it is missing, a folder, closed, too large, or not UTF-8.
    """
    content = _bytes_of(path)
    if len(content) > LARGEST:
        raise CannotRead(_("„%(path)s“ ist größer als 1 MB.") % {"path": path})
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        place = {"path": path, "line": line}
        raise CannotRead(_("„%(path)s“ ist kein UTF-8-Text (Zeile %(line)s).") % place) from error


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise CannotRead(_("Die Datei „%(path)s“ gibt es nicht.") % {"path": path}) from error
    except IsADirectoryError as error:
        raise CannotRead(_("„%(path)s“ ist ein Ordner, keine Datei.") % {"path": path}) from error
    except OSError as error:
        reason = {"path": path, "reason": error.strerror}
        raise CannotRead(_("„%(path)s“ lässt sich nicht lesen: %(reason)s.") % reason) from error
