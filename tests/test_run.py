"""The start script: what it understands, and what it says otherwise."""

import ast
import socket
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "run"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    monkeypatch.delenv("CLOUDREADY_PORT", raising=False)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("run", str(SCRIPT))
    spec = spec_from_loader("run", loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_an_old_python_can_still_read_what_is_needed() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_the_usual_port(run: ModuleType) -> None:
    assert run.wanted_port([]) == 8000


@pytest.mark.parametrize("arguments", [["--port", "8010"], ["--port=8010"]], ids=" ".join)
def test_a_port_from_the_command_line(run: ModuleType, arguments: list[str]) -> None:
    assert run.wanted_port(arguments) == 8010


def test_a_port_from_the_environment(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOUDREADY_PORT", "8020")
    assert run.wanted_port([]) == 8020


@pytest.mark.parametrize("text", ["", "0", "65536", "http", "-1", "80 81"])
def test_a_strange_port_is_refused(run: ModuleType, text: str) -> None:
    with pytest.raises(SystemExit, match="not a port number"):
        run.wanted_port(["--port", text])


def test_a_taken_port_leads_to_the_next(run: ModuleType) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run.free_port(port) > port


def test_changed_lock_files_are_installed_again(run: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.txt"
    lock.write_text("django==5.2.19")
    before = run.stamp_of(lock)
    lock.write_text("django==5.2.20")
    assert run.stamp_of(lock) != before


@pytest.mark.parametrize("arguments", [["--help"], ["stop"], ["serve", "now"]], ids=" ".join)
def test_help_for_what_is_not_understood(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, SCRIPT, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "./run test" in done.stderr


def test_a_failing_step_is_shown(run: ModuleType) -> None:
    with pytest.raises(SystemExit, match=r"(?s)out of order.*Counting failed"):
        run.step("Counting", [sys.executable, "-c", "import sys; sys.exit('out of order')"])
