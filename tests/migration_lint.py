"""The migrations linted as PostgreSQL runs them: SQLite rebuilds whole tables, which looks like required columns."""

import os
import subprocess
import sys

from tests.postgresql import running_server

# Migrations of packages are theirs; some of them cannot even be written down as SQL.
OURS = ("--include-apps", "assessments")
# An index is made within a second here, because tables of an installation are small and it is upgraded while it rests.
INDEXES = ("--exclude-migration-tests", "CREATE_INDEX", "CREATE_INDEX_EXCLUSIVE")
# Its unique numbers follow from the data step before it, and nothing could be chained without them.
KNOWN = ("--ignore-name", "0019_audit_trail_promises")
LINT = (
    *("manage.py", "lintmigrations", "--no-cache", "--ignore-initial-migrations", "--warnings-as-errors"),
    *(*OURS, *INDEXES, *KNOWN),
)


def main() -> int:
    """Return the linter's own status."""
    with running_server() as address:
        settings = {"CLOUDREADY_TEST_DATABASE": address, "DJANGO_SETTINGS_MODULE": "cloudready.settings.test"}
        return subprocess.run([sys.executable, *LINT], env={**os.environ, **settings}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
