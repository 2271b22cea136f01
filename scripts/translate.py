"""Developer script: bring ``resources/i18n/kassa_en.ts`` up to date with the words in the code.

    python scripts/translate.py [WORDS.json]

Words that were translated before keep their translation, also when they moved to another screen; ``WORDS.json`` gives
translations for new ones (Dutch to English). What is still missing is printed, one per line; the code is the number.
"""

from __future__ import annotations

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "resources" / "i18n" / "kassa_en.ts"


def main() -> int:
    """Update, fill in, say what is missing."""
    known = _known()
    if len(sys.argv) > 1:
        known |= json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sources = sorted(str(path) for path in (ROOT / "src" / "kassa" / "ui").rglob("*.py"))
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    command = [str(tool), *sources, "-ts", str(FILE), "-no-obsolete", "-locations", "none"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    tree = ET.parse(FILE)
    missing = []
    for message in tree.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if translation is None:
            continue
        translation.text = translation.text or known.get(source)
        if translation.text:
            translation.attrib.pop("type", None)
        else:
            missing.append(source)
    ET.indent(tree, "    ")
    text = ET.tostring(tree.getroot(), encoding="unicode")
    FILE.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")
    for source in dict.fromkeys(missing):
        sys.stdout.write(f"{source}\n")
    return len(set(missing))


def _known() -> dict[str, str]:
    if not FILE.exists():
        return {}
    found = {}
    for message in ET.parse(FILE).iter("message"):
        translation = message.findtext("translation")
        if translation:
            found[message.findtext("source") or ""] = translation
    return found


if __name__ == "__main__":
    sys.exit(main())
