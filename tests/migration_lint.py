"""The migrations linted as PostgreSQL runs them: SQLite rebuilds whole tables, which looks like required columns."""

import os
import subprocess
import sys

from tests.postgresql import running_server

LINT = ("manage.py", "lintmigrations", "--no-cache", "--ignore-initial-migrations", "--warnings-as-errors")


def main() -> int:
    """Return the linter's own status."""
    with running_server() as address:
        settings = {"CLOUDREADY_TEST_DATABASE": address, "DJANGO_SETTINGS_MODULE": "cloudready.settings.test"}
        return subprocess.run([sys.executable, *LINT], env={**os.environ, **settings}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
