"""Look at every page in both widths and in every state with axe-core, the administration included.

python -m tests.accessibility [ARGUMENTS OF PYTEST]      some minutes on one core; -n 4 helps
"""

import os
import sys

import pytest


def main() -> int:
    """Return the status of the run."""
    os.environ["CLOUDREADY_ACCESSIBILITY"] = "all"
    patiently = ("-q", "-p", "no:cacheprovider", "--timeout=0")
    return int(pytest.main(["tests/browser/test_accessibility.py", *patiently, *sys.argv[1:]]))


if __name__ == "__main__":
    sys.exit(main())
