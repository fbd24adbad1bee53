"""Whether the compiled translations are what the readable ones say, and whether they are complete.

python manage.py makemessages -l en --no-wrap --add-location file --ignore "tests/*"
                                         collect new sentences; the only step that needs the gettext tools
python -m tests.translations             report every problem
python -m tests.translations --compile   write the compiled files anew
"""

import re
import sys
from pathlib import Path

import polib

from tests.marked import marked_sentences

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|<[^>]+>")
Sentences = dict[tuple[str | None, str], object]


def main(arguments: list[str]) -> int:
    if arguments == ["--compile"]:
        for source in readable_files():
            polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
    found = problems()
    print("\n".join(found) or "Every translation is complete and compiled.")
    return 1 if found else 0


def readable_files() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def problems() -> list[str]:
    """Return everything that is missing or out of date, over all languages."""
    return [problem for source in readable_files() for problem in _problems_of(source)]


def _problems_of(source: Path) -> list[str]:
    name = source.relative_to(ROOT)
    readable = polib.pofile(str(source))
    found = [f"{name}: not translated: {entry.msgid}" for entry in readable.untranslated_entries()]
    found += [f"{name}: marked as fuzzy: {entry.msgid}" for entry in readable.fuzzy_entries()]
    found += [f"{name}: other placeholders: {entry.msgid}" for entry in readable if not _same_placeholders(entry)]
    known = {(entry.msgctxt, entry.msgid) for entry in readable if not entry.obsolete}
    found += [f"{name}: not listed: {sentence}" for _, sentence in sorted(marked_sentences(ROOT) - known, key=str)]
    compiled = source.with_suffix(".mo")
    if not compiled.exists():
        return [*found, f"{name}: not compiled"]
    if _sentences(readable.translated_entries()) != _sentences(polib.mofile(str(compiled))):
        found.append(f"{name}: the compiled file says something else; run python -m tests.translations --compile")
    return found


def _same_placeholders(entry: polib.POEntry) -> bool:
    """Return whether a translation fills in what the German does; a form for one thing may do without the number."""
    german = set(PLACEHOLDER.findall(f"{entry.msgid} {entry.msgid_plural}"))
    whole = entry.msgstr_plural.get(1, entry.msgstr)
    forms = [whole, *entry.msgstr_plural.values()]
    return not whole or (
        german == set(PLACEHOLDER.findall(whole)) and set(PLACEHOLDER.findall(" ".join(forms))) <= german
    )


def _sentences(entries: list[polib.POEntry] | polib.MOFile) -> Sentences:
    return {(entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr for entry in entries}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
