"""The secret key of an installation that nobody configured."""

import os
import secrets
from pathlib import Path

LENGTH_IN_BYTES = 48


def kept_secret(path: Path) -> str:
    """Return the secret stored at this path; the first caller makes it, readable by the owner alone."""
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii")


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(LENGTH_IN_BYTES), encoding="ascii")
    try:
        os.link(draft, path)  # of several processes starting at once, only one wins
    except FileExistsError:
        pass
    finally:
        draft.unlink()
