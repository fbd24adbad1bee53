"""The command: what it prints and writes, and how it says no. No test here may touch a database."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.management.running import EXAMPLES, ROOT, assess, refusal_of

MUSTERSTADT = EXAMPLES / "klinikum-musterstadt.yaml"
JENA = EXAMPLES / "universitaetsklinikum-jena.yaml"
SMALL = """\
schema: 1
as_of: 2026-11-23
hospital: {name: Haus am See}
answers: {D5.1: 1, D7.1: 0, D6.4: 3}
applications:
  - {archetype: A20}
  - {archetype: A48}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A file with two applications."""
    path = tmp_path / "antworten.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_the_verdict_is_printed_in_german(small: Path) -> None:
    lines = assess(small).out.splitlines()
    assert lines[:3] == [
        "Haus am See",
        "===========",
        "Katalogausgabe 2026.11, Bewertungsverfahren 3, Stand 23. November 2026",
    ]
    assert [line for line in lines if line.startswith(("Reife", "Handlungsdruck", "Verteilung", "Tore"))] == [
        "Reife           50 von 100 (möglich: 2 bis 98)",
        "Handlungsdruck  100 von 100 (möglich: 14 bis 100)",
        "Verteilung      2 SaaS",
        "Tore ungeklärt  D3.1, D3.2, D4.2, D6.1",
    ]
    assert re.search(r"^A20 +Spracherkennung.* SaaS ", "\n".join(lines), re.MULTILINE)
    assert "keine Messungen" in lines[-2] + lines[-1]


def test_codes_and_names_follow_the_language(small: Path) -> None:
    assert "Speech recognition" in assess(small, "--lang", "en").out


def test_lines_fit_a_terminal() -> None:
    told = assess(MUSTERSTADT, "-v", "2").out
    assert [line for line in told.splitlines() if len(line) > 100] == []


def test_more_detail_names_both_parts_of_a_hybrid() -> None:
    told = assess(JENA, "-v", "2").out
    assert "In der Cloud: " in told
    assert "Bleibt vor Ort: " in told


def test_more_detail_says_how_sure_a_verdict_is(small: Path) -> None:
    assert "  - In 98 von 100 denkbaren Gewichtungen bleibt SaaS vorn.\n" in assess(small, "-v", "2").out
    assert "weightings SaaS stays ahead" in assess(small, "-v", "2", "--lang", "en").out


def test_what_leads_too_rarely_is_no_recommendation(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    applications = "applications: [{archetype: A10}]"
    path.write_text(f"schema: 1\nhospital: {{name: H}}\nanswers: {{D1.1: 2}}\n{applications}\n", encoding="utf-8")
    told = assess(path, "-v", "2").out
    assert "Verteilung      1 keine Empfehlung\n" in told
    assert told.count("Kein Betriebsmodell liegt in mindestens 40 von 100 denkbaren Gewichtungen vorn.") == 1


def test_a_poor_inventory_makes_every_verdict_provisional(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    applications = "applications: [{archetype: A20}, {archetype: A48}]"
    path.write_text(f"schema: 1\nhospital: {{name: H}}\nanswers: {{D2.1: 1}}\n{applications}\n", encoding="utf-8")
    told = assess(path).out
    assert told.count(" SaaS * ") == 2
    note = "* 2 Empfehlungen sind vorläufig: Das Anwendungsverzeichnis ist unvollständig (D2.1).\n"
    assert note in told


def test_a_file_without_applications_still_places_the_house(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("schema: 1\nhospital: {name: H}\nanswers: {D1.1: 4, D7.1: 0}\n", encoding="utf-8")
    told = assess(path).out
    assert "Lagebild        Cloud zuerst / Hybrid-Ausbau, bei " in told
    assert "Verteilung      keine Anwendungen erfasst\n" in told


def test_legal_advice_is_declined_only_where_law_is_spoken_of(tmp_path: Path) -> None:
    lawless = tmp_path / "answers.yaml"
    lawless.write_text(
        "schema: 1\nhospital: {name: H, country: AT}\napplications: [{archetype: A48}]\n", encoding="utf-8"
    )
    assert "Keine Rechtsberatung" not in assess(lawless).out
    assert "Keine Rechtsberatung" in assess(MUSTERSTADT).out


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assess(MUSTERSTADT, "--json", str(first))
    assess(MUSTERSTADT, "--json", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().endswith(b"}\n")


def test_standard_output_can_be_the_verdict_file_alone(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "verdict.json"
    assess(small, "--json", str(file))
    told = assess(small, "--json", "-")
    assert told.out.encode() == file.read_bytes()
    assert told.err.startswith("Haus am See\n")


def test_the_report_is_a_pdf_in_the_language_asked_for(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    told = assess(small, "--pdf", str(file), "--lang", "en")
    with pikepdf.open(file) as pdf:
        assert str(pdf.Root.Lang).startswith("en")
    assert str(file) in told.err


def test_a_file_that_is_there_is_replaced_and_nothing_is_left_beside_it(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "verdict.json"
    file.write_text("old", encoding="utf-8")
    assess(small, "--json", str(file))
    assert json.loads(file.read_text(encoding="utf-8"))["hospital"] == {"name": "Haus am See"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["antworten.yaml", "verdict.json"]


def test_a_link_stays_a_link(small: Path, tmp_path: Path) -> None:
    file, link = tmp_path / "verdict.json", tmp_path / "link.json"
    link.symlink_to(file)
    assess(small, "--json", str(link))
    assert link.is_symlink()
    assert file.exists()


def test_problems_are_told_with_file_line_and_code(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("schema: 1\nhospital:\n  name: H\n  beds: x\nanswers: {D99.9: 1}\n", encoding="utf-8")
    sentence, code = refusal_of(path)
    assert sentence.splitlines() == [
        "2 Fehler in der Antwortdatei:",
        f"{path}:4: hospital.beds: expected a whole number from 0 to 20000, found 'x'",
        f"{path}:5: answers.D99.9: unknown question of edition 2026.11: 'D99.9'",
    ]
    assert code == 2


def test_a_hostile_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text('schema: 1\nhospital: {name: H}\n"\\e[31m\\e]0;x\\a": 1\n', encoding="utf-8")
    sentence, _ = refusal_of(path)
    assert all(letter.isprintable() or letter == "\n" for letter in sentence)


def test_a_flood_of_problems_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    keys = "".join(f"k{number}: 1\n" for number in range(2000))
    path.write_text(f"schema: 1\nhospital: {{name: H}}\n{'x' * 900}: 1\n{keys}", encoding="utf-8")
    lines = refusal_of(path)[0].splitlines()
    assert (lines[0], len(lines), lines[-1]) == ("2001 Fehler in der Antwortdatei:", 502, "… und weitere")
    assert max(map(len, lines)) <= 400


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "nothing.yaml"
    assert refusal_of(path) == (f"Die Datei „{path}“ gibt es nicht.", 2)


def test_a_folder(tmp_path: Path) -> None:
    assert refusal_of(tmp_path) == (f"„{tmp_path}“ ist ein Ordner, keine Datei.", 2)


def test_a_path_that_leads_nowhere(small: Path, tmp_path: Path) -> None:
    below_a_file, too_long = small / "x", tmp_path / ("x" * 300)
    for path in (below_a_file, too_long):
        sentence, code = refusal_of(path)
        assert (sentence.startswith(f"„{path}“ lässt sich nicht lesen: "), code) == (True, 2)
    sentence, code = refusal_of(small, "--json", str(too_long))
    assert (sentence.startswith(f"„{too_long}“ lässt sich nicht schreiben: "), code) == (True, 2)


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"schema: 1\nhospital: {name: K\xf6ln}\n")
    assert refusal_of(path) == (f"„{path}“ ist kein UTF-8-Text (Zeile 2).", 2)


def test_a_file_without_end() -> None:
    assert refusal_of(Path("/dev/zero")) == ("„/dev/zero“ ist größer als 1 MB.", 2)


def test_a_mark_at_the_start_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(SMALL, encoding="utf-8-sig")
    assert assess(path).out.startswith("Haus am See\n")


@pytest.mark.parametrize("option", ["--json", "--pdf"])
def test_results_with_nowhere_to_go_are_refused_before_any_work(option: str, small: Path, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "file"
    assert refusal_of(small, option, str(missing)) == (f"Den Ordner „{missing.parent}“ gibt es nicht.", 2)
    sentence = f"„{tmp_path}“ ist keine gewöhnliche Datei und wird nicht überschrieben."
    assert refusal_of(small, option, str(tmp_path)) == (sentence, 2)
    assert refusal_of(small, option, "/dev/null")[1] == 2
    assert Path("/dev/null").is_char_device()


def test_a_folder_that_refuses_is_told_in_a_sentence(small: Path) -> None:
    sentence, code = refusal_of(small, "--json", "/proc/verdict.json")
    assert (sentence.startswith("„/proc/verdict.json“ lässt sich nicht schreiben: "), code) == (True, 2)


def test_the_answers_are_never_overwritten(small: Path, tmp_path: Path) -> None:
    assert refusal_of(small, "--json", str(small)) == (f"„{small}“ wird schon gelesen oder geschrieben.", 2)
    both = str(tmp_path / "both")
    assert refusal_of(small, "--json", both, "--pdf", both) == (f"„{both}“ wird schon gelesen oder geschrieben.", 2)
    assert small.read_text(encoding="utf-8") == SMALL


def test_it_works_where_no_database_can_be(small: Path) -> None:
    command = [sys.executable, "manage.py", "assess", str(small), "--json", "-"]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cloudready.settings.test",
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:9/none",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout)["hospital"] == {"name": "Haus am See"}


def test_a_refusal_ends_with_exit_code_two(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "assess", str(tmp_path / "nothing.yaml")]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cloudready.settings.test"}
    assert subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 2
