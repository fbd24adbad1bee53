"""Files that are there completely or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

READABLE = 0o666


class CannotWrite(Exception):
    """A file cannot be written; the message says why in a sentence."""


def check_writable(path: Path) -> None:
    """Refuse a path that cannot become a file, before any work is done for it.

    :raises CannotWrite: when the folder is missing or closed, or when something else than a file stands there.
    """
    try:
        _check(path)
    except OSError as error:
        raise _refused(path, error) from error


def _check(path: Path) -> None:
    folder = path.resolve().parent
    if path.exists() and not path.is_file():
        raise CannotWrite(_("„%(path)s“ ist keine gewöhnliche Datei und wird nicht überschrieben.") % {"path": path})
    if path.exists() and not os.access(path, os.W_OK):
        raise CannotWrite(_("„%(path)s“ ist schreibgeschützt.") % {"path": path})
    if not folder.is_dir():
        raise CannotWrite(_("Den Ordner „%(folder)s“ gibt es nicht.") % {"folder": folder})
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CannotWrite(_("In den Ordner „%(folder)s“ darf nicht geschrieben werden.") % {"folder": folder})


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever reads half of it.

    :raises CannotWrite: when the system refuses.
    """
    check_writable(path)
    place = path.resolve()  # a link keeps pointing to the file, instead of being replaced by it
    try:
        handle, temporary = tempfile.mkstemp(prefix=".assess-", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).chmod(READABLE & ~_umask())
            Path(temporary).replace(place)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        raise _refused(path, error) from error


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there, as ``new_file`` does.

    :raises CannotWrite: when there is one, or the system refuses.
    """
    with new_file(path) as stream:
        stream.write(content)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that was not there, only for the eyes of whoever runs the command; nothing stays of a failure.

    :raises CannotWrite: when there is one, be it a link to nowhere, or the system refuses.
    """
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            try:
                yield stream
                stream.flush()
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> CannotWrite:
    reason = {"path": path, "reason": error.strerror}
    return CannotWrite(_("„%(path)s“ lässt sich nicht schreiben: %(reason)s.") % reason)


def _umask() -> int:
    """Return the mask for new files; the system only tells it when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
