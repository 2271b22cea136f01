"""What stands on the paper of the virtual printer: lines of letters, codes, pictures, cuts."""

from __future__ import annotations

from dataclasses import dataclass, field

from kassa.domain.frozen import frozen


@frozen
class Letter:
    """One printed character.

    Attributes:
        char: the character.
        bold: printed heavy.
        wide: times as wide as normal.
        high: times as high as normal.
        underlined: with a line below.
    """

    char: str
    bold: bool = False
    wide: int = 1
    high: int = 1
    underlined: bool = False


@frozen
class PaperLine:
    """One line of text: its letters and where it stands (0 left, 1 centre, 2 right)."""

    letters: tuple[Letter, ...]
    justified: int = 0

    @property
    def text(self) -> str:
        """The characters as they were sent."""
        return "".join(letter.char for letter in self.letters)

    @property
    def width(self) -> int:
        """Columns of normal width it takes."""
        return sum(letter.wide for letter in self.letters)

    def on(self, columns: int) -> str:
        """The line as it looks in letters of normal width: every word keeps the edge of the paper it stands at."""
        if self.justified == 1:
            text = self.text.strip()
            return " " * ((columns - len(text)) // 2) + text
        if self.justified == 2:
            return self.text.strip().rjust(columns)
        place = 0
        shown = ""
        for word, start, end in self._words():
            place = columns - len(word) if end == columns and start > 0 else max(start, len(shown))
            shown = shown.ljust(place) + word
        return shown

    def _words(self) -> list[tuple[str, int, int]]:
        """Words with the columns they start and end at; one space inside a word group stays part of it."""
        found: list[tuple[str, int, int]] = []
        place = 0
        word, start, gap = "", 0, 0
        for letter in self.letters:
            if letter.char == " ":
                gap += 1
            else:
                if word and gap <= 1:
                    word += " " * gap
                elif word:
                    found.append((word, start, place - gap * letter.wide))
                    word = ""
                if not word:
                    start = place
                word += letter.char
                gap = 0
            place += letter.wide
        if word:
            found.append((word, start, place - gap))
        return found


@frozen
class PaperCode:
    """A bar code or QR code the printer was told to draw.

    Attributes:
        kind: ``CODE128``, ``EAN13``, ``EAN8``, ``UPCA``, ``CODE39``, ``ITF`` or ``QR``.
        data: what it holds.
        justified: 0 left, 1 centre, 2 right.
        module: dots a module is wide.
        height: dots high; 0 for a QR code.
        readable: whether its digits are printed below.
        symbols: for CODE128 the code words, start and check digit included.
    """

    kind: str
    data: str
    justified: int = 0
    module: int = 3
    height: int = 64
    readable: bool = False
    symbols: tuple[int, ...] = ()


@frozen
class PaperPicture:
    """A raster picture: rows of black dots, eight in a byte, first dot in the highest bit."""

    width: int
    height: int
    rows: bytes
    justified: int = 0


@frozen
class PaperCut:
    """The paper was cut here."""

    partial: bool


PaperItem = PaperLine | PaperCode | PaperPicture | PaperCut


@dataclass(slots=True)
class Page:
    """Everything printed since the last cut."""

    columns: int
    items: list[PaperItem] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The page as plain text, codes as ``[kind data]``; the way ``output.slip.plain_text`` shows a slip."""
        lines: list[str] = []
        for item in self.items:
            if isinstance(item, PaperLine):
                lines.append(item.on(self.columns).rstrip())
            elif isinstance(item, PaperCode):
                words = f"[{item.kind.lower()} {item.data}]"
                pieces = [words[at : at + self.columns] for at in range(0, len(words), self.columns)]
                lines += [piece.center(self.columns).rstrip() for piece in pieces]
        return "".join(line + "\n" for line in lines)

    @property
    def codes(self) -> list[PaperCode]:
        """The codes on it."""
        return [item for item in self.items if isinstance(item, PaperCode)]

    @property
    def pictures(self) -> list[PaperPicture]:
        """The pictures on it."""
        return [item for item in self.items if isinstance(item, PaperPicture)]
