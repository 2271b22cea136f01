"""What stands below the lines: VAT table and totals, how to pay, texts, a place to sign."""

from __future__ import annotations

from collections.abc import Callable

from kassa.domain.frozen import frozen
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_amount, format_date, format_money
from kassa.domain.values.iban import grouped_iban
from kassa.output.papers.epc import transfer_text
from kassa.output.papers.paper import Paper, PaperKind, VatLine
from kassa.output.papers.wording import Wording
from kassa.output.pdf.flow import Block
from kassa.output.pdf.sheet import BODY, FAINT, HEAD, INK, SMALL, STRONG, WHITE, Colour, Face, Sheet, Style

LEADING = 5.2
_SMALL_LEADING = 4.3
_VAT_NET, _VAT_VAT, _VAT_GROSS, _VAT_NAME = 46.0, 67.0, 90.0, 26.0
"""Right ends of the columns of the VAT table and the room for the name of a rate, from the left margin."""
_TOTALS_LEFT = 104.0
_LOUD_HEIGHT, _LOUD_DROP = 10.7, 4.4
_TOTAL = Style(Face.DISPLAY, 15)
_CARD_TITLE = Style(Face.DISPLAY, 12)
_CARD_PADDING, _QR_CARD, _QR_SIDE = 5.5, 31.0, 25.0
"""The white card is wider than the code by its quiet zone of four modules."""
_LABEL_WIDTH = 40.0
_CAPTION_WIDTH = 39.0


@frozen
class Amount:
    """One row of the totals.

    Attributes:
        loud: the total, with its rule above it.
        strong: a row that counts.
    """

    label: str
    amount: Money
    loud: bool = False
    strong: bool = False


@frozen
class Closing:
    """Makes the blocks below the lines of one paper.

    Attributes:
        left: left margin in millimetres; ``right`` is the right one.
        accent: colour of the shop.
    """

    sheet: Sheet
    paper: Paper
    wording: Wording
    left: float
    right: float
    accent: Colour

    def totals(self) -> Block:
        """Return the VAT table with the totals beside it, one block."""
        vat, vat_height = self._vat_table()
        rows = self._amounts()
        amounts_height = sum(_LOUD_HEIGHT if row.loud else LEADING * len(self._label(row)) for row in rows)
        height = 5.0 + max(vat_height, amounts_height) + 2.0

        def draw(top: float) -> None:
            vat(top + 5.0)
            self._draw_amounts(rows, top + 5.0)

        return Block(height, draw)

    def _vat_table(self) -> tuple[Callable[[float], None], float]:
        sheet, say, language = self.sheet, self.wording.say, self.paper.language
        names = [sheet.wrapped(self._vat_name(row), BODY, _VAT_NAME) for row in self.paper.vat]
        height = 2 * LEADING + sum(LEADING * len(lines) for lines in names) if names else 0.0

        def draw(top: float) -> None:
            if not names:
                return
            y = top + 3.4
            sheet.write_at(self.left, y, say("vat_table"), HEAD)
            y += LEADING
            sheet.write_at(self.left, y, say("vat_rate"), SMALL)
            heads = ((_VAT_NET, "vat_net"), (_VAT_VAT, "vat"), (_VAT_GROSS, "vat_gross"))
            for place, key in heads:
                sheet.write_at(self.left + place, y, say(key), SMALL, right=True)
            for row, lines in zip(self.paper.vat, names, strict=True):
                y += LEADING
                for number, line in enumerate(lines):
                    sheet.write_at(self.left, y + number * LEADING, line, BODY)
                for place, amount in ((_VAT_NET, row.net), (_VAT_VAT, row.vat), (_VAT_GROSS, row.gross)):
                    sheet.write_at(self.left + place, y, format_amount(amount, language), BODY, right=True)
                y += LEADING * (len(lines) - 1)

        return draw, height

    def _vat_name(self, row: VatLine) -> str:
        return self.sheet.readable(
            " ".join(part for part in (row.letter, self.wording.rate(row.rate), row.name) if part)
        )

    def _amounts(self) -> list[Amount]:
        paper, say = self.paper, self.wording.say
        rows: list[Amount] = []
        if paper.discount is not None:
            rows.append(Amount(say("lines_total"), paper.discount.before))
            rows.append(Amount(paper.discount.label, -paper.discount.amount))
        rows.append(Amount(say("subtotal"), paper.net))
        rows += [Amount(say("vat_of", rate=self.wording.rate(row.rate)), row.vat) for row in paper.vat if row.rate]
        label = "total_credit" if paper.kind is PaperKind.CREDIT else "total"
        rows.append(Amount(say(label), paper.total, loud=True))
        if paper.rounding:
            rows.append(Amount(say("rounding"), paper.rounding))
        rows += [Amount(one.label, -one.amount) for one in paper.settled]
        if paper.rounding or paper.settled:
            key = "to_settle" if paper.kind is PaperKind.CREDIT else "to_pay"
            rows.append(Amount(say(key), paper.due, strong=True))
        return rows

    def _draw_amounts(self, rows: list[Amount], top: float) -> None:
        sheet, language, left = self.sheet, self.paper.language, self.left + _TOTALS_LEFT
        y = top + 3.4
        for row in rows:
            if row.loud:
                sheet.rule(left, y - 1.9, self.right, INK, 0.35)
                y += _LOUD_DROP
                style, figure = Style(Face.DISPLAY, 12), format_money(row.amount, language)
                sheet.write_at(left, y, row.label, style)
                sheet.write_at(self.right, y, figure, _TOTAL, right=True)
                y += _LOUD_HEIGHT - _LOUD_DROP
                continue
            style = STRONG if row.strong else BODY
            for place, line in enumerate(self._label(row)):
                sheet.write_at(left, y, line, style)
                if place == 0:
                    sheet.write_at(self.right, y, format_amount(row.amount, language), style, right=True)
                y += LEADING

    def _label(self, row: Amount) -> list[str]:
        style = STRONG if row.strong else BODY
        figure = self.sheet.width(format_amount(row.amount, self.paper.language), style)
        room = self.right - self.left - _TOTALS_LEFT - figure - 3
        return self.sheet.wrapped(self.sheet.readable(row.label), style, room)

    def card(self) -> Block | None:
        """Return how to pay, or that nothing is to be paid; None on paper that asks for nothing."""
        paper, say = self.paper, self.wording.say
        if paper.kind is PaperKind.CREDIT:
            credited = say("credited", amount=format_money(abs(paper.due), paper.language))
            return self._card(credited, [], say("credited_how")) if paper.due else None
        if paper.kind is not PaperKind.INVOICE:
            return None
        if paper.due <= Money.ZERO:
            return self._card("", [], say("paid")) if paper.settled and not paper.due else None
        if paper.payment is None:
            return None
        amount = format_money(paper.due, paper.language)
        title = (
            say("pay_before", amount=amount, date=format_date(paper.due_date))
            if paper.due_date
            else say("pay", amount=amount)
        )
        abroad = paper.receiver.country != paper.sender.country
        facts = [
            (say("iban"), grouped_iban(paper.sender.iban)),
            (say("bic"), paper.sender.bic if abroad else ""),
            (say("holder"), paper.sender.name),
            (say("mention"), paper.payment.reference),
        ]
        return self._card(title, [fact for fact in facts if fact[1]], "", transfer_text(paper))

    def _card(self, title: str, facts: list[tuple[str, str]], note: str, qr: str = "") -> Block:
        sheet, inner = self.sheet, self.left + _CARD_PADDING
        caption = sheet.wrapped(self.wording.say("scan"), SMALL, _CAPTION_WIDTH) if qr else []
        beside = _QR_CARD + 5 + max(sheet.width(line, SMALL) for line in caption) if qr else 0.0
        room = self.right - inner - _CARD_PADDING - beside
        values = [(label, sheet.wrapped(sheet.readable(value), STRONG, room - _LABEL_WIDTH)) for label, value in facts]
        notes = sheet.paragraphs(note, BODY, room)
        written = sum(LEADING * len(lines) for _, lines in values) + LEADING * len(notes) + (7.2 if title else 0.0)
        height = max(written + 2 * _CARD_PADDING - 1.8, _QR_CARD + 5 if qr else 0.0)
        style = _CARD_TITLE.in_colour(self.accent)

        def draw(top: float) -> None:
            top += 4.0
            sheet.card(self.left, top, self.right - self.left, height, tint(self.accent, 8), tint(self.accent, 30))
            y = top + _CARD_PADDING + 3.4
            sheet.write_at(inner, y, title, style)
            y += 7.2 if title else 0.0
            for label, lines in values:
                sheet.write_at(inner, y, label, BODY.in_colour(FAINT))
                for line in lines:
                    sheet.write_at(inner + _LABEL_WIDTH, y, line, STRONG)
                    y += LEADING
            for line in notes:
                sheet.write_at(inner, y, line, BODY)
                y += LEADING
            if qr:
                self._draw_qr(qr, caption, top + (height - _QR_CARD) / 2)

        return Block(height + 4.0, draw)

    def _draw_qr(self, text: str, caption: list[str], top: float) -> None:
        from kassa.output.pdf.qr import matrix

        left = self.right - _QR_CARD - 2.5
        quiet = (_QR_CARD - _QR_SIDE) / 2
        self.sheet.card(left, top, _QR_CARD, _QR_CARD, WHITE)
        self.sheet.squares(matrix(text), left + quiet, top + quiet, _QR_SIDE)
        first = top + _QR_CARD / 2 + 1 - (len(caption) - 1) * _SMALL_LEADING / 2
        for place, line in enumerate(caption):
            self.sheet.write_at(left - 3, first + place * _SMALL_LEADING, line, SMALL, right=True)

    def texts(self) -> list[Block]:
        """Return mentions, remarks and closing words, one block per line so that they may run on."""
        blocks: list[Block] = []
        for text, style in (
            ("\n".join(self.wording.mentions()), BODY),
            (self.paper.remarks, BODY),
            (f"{self.wording.price_note()} {self.paper.closing}", SMALL),
        ):
            lines = self.sheet.paragraphs(text, style, self.right - self.left)
            blocks += [self.line(line, style, first=not number) for number, line in enumerate(lines)]
        return blocks

    def line(self, text: str, style: Style, *, first: bool) -> Block:
        """Return one line of running text, with some air above the first one."""
        leading = _SMALL_LEADING if style is SMALL else LEADING
        air = 4.0 if first else 0.0
        return Block(air + leading, lambda top: self.sheet.write_at(self.left, top + air + 3.3, text, style))

    def signature(self) -> Block:
        """Return the place where the goods are signed for."""
        middle = self.left + (self.right - self.left) / 2

        def draw(top: float) -> None:
            self.sheet.write_at(middle, top + 9, self.wording.say("received"), STRONG)
            self.sheet.rule(middle, top + 25, self.right, FAINT)
            self.sheet.write_at(middle, top + 29.5, self.wording.say("signature"), SMALL)

        return Block(32.0, draw)


def tint(colour: Colour, percent: int) -> Colour:
    """Return the colour thinned with white until so much of it is left."""
    red, green, blue = (255 - (255 - part) * percent // 100 for part in colour)
    return red, green, blue
