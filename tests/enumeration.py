"""The whole enumeration: every address, visitor, method and state, instead of the sample of the suite.

``python -m tests.enumeration``
"""

import os
import sys

import pytest


def main() -> int:
    """Return the status of the run."""
    os.environ["CLOUDREADY_ENUMERATION"] = "all"
    patiently = ("-q", "-n", "4", "-p", "no:cacheprovider", "--timeout=0")
    return pytest.main(["tests/web/test_policy.py", *patiently, *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
