"""What is installed is what was asked for, byte by byte, from wherever the reader gets packages."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = PROJECT["dependency-groups"]["dev"]
PINNED = re.compile(r"^([a-z0-9.-]+)==([^ ;]+)", re.MULTILINE)


def _locked(name: str) -> list[tuple[str, str]]:
    return PINNED.findall((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [("requirements.txt", RUNTIME), ("requirements-dev.txt", RUNTIME + DEVELOPMENT)],
    ids=["runtime", "development"],
)
def test_every_wanted_package_is_locked(lock: str, wanted: list[str]) -> None:
    locked = _locked(lock)
    requirements = [Requirement(text) for text in wanted]
    missing = [
        str(requirement)
        for requirement in requirements
        if not any(
            name == canonicalize_name(requirement.name) and requirement.specifier.contains(version)
            for name, version in locked
        )
    ]
    assert missing == []


def test_tests_run_with_the_packages_of_the_site() -> None:
    assert set(_locked("requirements.txt")) - set(_locked("requirements-dev.txt")) == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_known_by_its_hash(lock: str) -> None:
    blocks = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text(encoding="utf-8"))
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_file_names_no_place(lock: str) -> None:
    assert re.findall(r"https?://\S+|--index\S*|--find-links\S*|(?<![\w.])/\w+/\S+", (ROOT / lock).read_text()) == []
