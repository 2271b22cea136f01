"""The print behind "Testafdruk": shows whether profile, width and letters are right."""

from __future__ import annotations

from kassa.output.slip import (
    Align,
    Barcode,
    BarcodeKind,
    CodePages,
    Cut,
    Feed,
    Item,
    Logo,
    Qr,
    Row,
    Rule,
    Size,
    Slip,
    Text,
)
from kassa.output.texts import texts

LETTERS = (
    "€ 2,49  € 1.234,56  −€ 7,00",
    "é è ê ë  á à â ä  í ì î ï",
    "ó ò ô ö  ú ù û ü  ç ñ ÿ",
    "É È Ë Ï Ö Ü Ç  Æ æ Ø ø Å å",
    "ß ĳ œ × · – ° ½ § £ ™",
    "Łódź Šárka Őrs Žižka",
    "Αθήνα  Москва",
)
"""Lines in the code pages people meet: western first, then central Europe, Greek and Cyrillic."""

SAMPLE = "€ ë é ï ü"
"""What is printed in every code page: the letters of Dutch, and the euro sign, for which pages differ."""


def trial_print(name: str, columns: int, language: str = "nl") -> Slip:
    """Return the test print of a printer.

    Args:
        name: what the shop calls it.
        columns: characters on a line as it is set.
        language: of the words.
    """
    words = texts(language)
    ruler = "".join(str((place + 1) % 10) for place in range(columns))
    items: list[Item] = [
        Logo(),
        Text(words.say("test.title"), Align.CENTER, bold=True, size=Size.LARGE),
        Text(words.say("test.device", name=name, columns=columns), Align.CENTER),
        Rule(),
        Text(words.say("test.ruler")),
        Text(ruler),
        Text("#" * columns),
        Rule(),
        Text(words.say("test.letters"), bold=True),
        *(Text(line) for line in LETTERS),
        Rule(),
        Text(words.say("test.pages"), bold=True),
        CodePages(SAMPLE),
        Rule(),
        Text(words.say("test.sizes"), bold=True),
        Row(words.say("test.left"), words.say("test.right")),
        Text(words.say("test.center"), Align.CENTER),
        Text(words.say("test.bold"), bold=True),
        Text(words.say("test.tall"), size=Size.TALL),
        Text(words.say("test.large"), size=Size.LARGE),
        Rule(),
        Text(words.say("test.codes"), bold=True),
        Barcode(BarcodeKind.CODE128, "1234567890"),
        Feed(),
        Barcode(BarcodeKind.EAN13, "8712345678906"),
        Feed(),
        Qr("https://voorbeeld.example/bon?€=2,49"),
        Text(words.say("test.good")),
        Cut(),
    ]
    return Slip(tuple(items), words.language)
