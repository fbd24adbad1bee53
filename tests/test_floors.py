"""The floors of the building: what may be imported from where, as pyproject.toml says it."""

import subprocess
import sys
import tomllib
from pathlib import Path

from importlinter.application.use_cases import lint_imports
from importlinter.configuration import configure

ROOT = Path(__file__).resolve().parent.parent
NOT_ON_THE_GROUND_FLOOR = ("django", "yaml", "msgspec", "weasyprint", "psycopg", "crispy_forms", "pikepdf")


def test_imports_only_go_down() -> None:
    configure()
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)


def test_every_floor_is_named() -> None:
    contract = _contracts()["Imports only go down"]
    assert contract["layers"] == [
        "web | admin | management",
        "report",
        "services",
        "models | inspection",
        "domain | confinement",
    ]
    assert contract["exhaustive"] is True


def test_the_domain_works_without_any_package() -> None:
    program = (
        "import importlib, pkgutil, sys\n"
        f"sys.modules.update(dict.fromkeys({NOT_ON_THE_GROUND_FLOOR}))\n"
        "import assessments.domain as ground\n"
        "for module in pkgutil.walk_packages(ground.__path__, ground.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def _contracts() -> dict[str, dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}
