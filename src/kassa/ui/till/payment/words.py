"""Every word of the payment screen, from its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind, PaymentMethod
from kassa.domain.till.ending import Ending
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.ui.till.payment.figures import Tone

if TYPE_CHECKING:
    from kassa.ui.shell.language import Language
    from kassa.ui.till.payment.state import PayState

Figure = tuple[str, str, str, Tone]
PAPER_PRINT, PAPER_MAIL, PAPER_NONE = "print", "mail", "none"


@frozen
class Counted:
    """What stands on the bon, for the line below 'Te betalen'.

    Attributes:
        articles: number of articles.
        invoices: number of invoices that are paid with it.
    """

    articles: int = 0
    invoices: int = 0


class PaymentWords:
    """Dutch or English, as the screen speaks now."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def money(self, amount: Money) -> str:
        """An amount with its sign."""
        return format_money(amount, "en" if self._language.current == "en" else "nl")

    def heads(self, *, refund: bool = False) -> tuple[str, str, str]:
        """Above methods, quick amounts and numpad."""
        return (
            QCoreApplication.translate("Payment", "Betaalwijze"),
            QCoreApplication.translate("Payment", "Snel bedrag"),
            QCoreApplication.translate("Payment", "Bedrag terug")
            if refund
            else QCoreApplication.translate("Payment", "Ontvangen bedrag"),
        )

    def papers(self) -> tuple[tuple[str, str], ...]:
        """The choices for paper."""
        return (
            (PAPER_PRINT, QCoreApplication.translate("Payment", "Printen")),
            (PAPER_MAIL, QCoreApplication.translate("Payment", "E-mail")),
            (PAPER_NONE, QCoreApplication.translate("Payment", "Geen")),
        )

    def paper_names(self) -> dict[str, str]:
        """The same choices for a screen reader."""
        return {
            PAPER_PRINT: QCoreApplication.translate("Payment", "Bon printen"),
            PAPER_MAIL: QCoreApplication.translate("Payment", "Bon mailen"),
            PAPER_NONE: QCoreApplication.translate("Payment", "Geen bon"),
        }

    def paper_head(self) -> str:
        """In front of the choices for paper."""
        return QCoreApplication.translate("Payment", "Bon")

    def complete(self, state: PayState | None = None) -> str:
        """The primary: what it makes of the basket."""
        if state is not None and state.ending is Ending.ORDER and not state.deposit:
            return QCoreApplication.translate("Payment", "Plaats order")
        if state is not None and state.nothing_to_pay:
            return QCoreApplication.translate("Payment", "Afronden zonder betaling")
        if state is not None and state.refund:
            return QCoreApplication.translate("Payment", "Terugbetalen {amount}").format(
                amount=self.money(-state.settlement.due)
            )
        return QCoreApplication.translate("Payment", "Afrekenen volgende klant")

    def ends(self) -> tuple[str, str]:
        """The two other ways to end the bon."""
        return QCoreApplication.translate("Payment", "Maak factuur"), QCoreApplication.translate(
            "Payment", "Later Factureren"
        )

    def order_title(self, number: str) -> str:
        """Above the figures while an order is paid."""
        if not number:
            return QCoreApplication.translate("Payment", "Order (nieuw)")
        return QCoreApplication.translate("Payment", "Order {number}").format(number=number)

    def nothing(self) -> str:
        """In place of the methods when there is nothing to pay."""
        return QCoreApplication.translate("Payment", "Er is niets te betalen.")

    def deposit(self, state: PayState) -> str:
        """Beside the title of an order: what is paid in advance now, and what is left."""
        rest = state.settlement.open
        if not rest:
            return ""
        words = QCoreApplication.translate("Payment", "Aanbetaling {amount} · rest {rest}")
        return words.format(amount=self.money(state.deposit), rest=self.money(rest))

    def method(self, method: PaymentMethod) -> str:
        """Name of a method: the standard ones in the language of the screen, others as the shop named them."""
        standard = {
            "PIN": QCoreApplication.translate("Payment", "PIN"),
            "Contant": QCoreApplication.translate("Payment", "Contant"),
            "Cadeaubon": QCoreApplication.translate("Payment", "Cadeaubon"),
        }
        return standard.get(method.name, method.name)

    def method_state(self, state: PayState, method: PaymentMethod, *, short: bool = False) -> str:
        """The line of state below a method; ``short`` is the amount alone."""
        paid = abs(state.paid_by(method.code))
        if method.kind is MethodKind.CASH and state.typed_cash is not None:
            paid = state.typed_cash
        before = dict(state.proposed).get(method.code)
        if short:
            return self.money(paid or before or Money.ZERO) if paid or before else ""
        if paid and state.refund:
            return QCoreApplication.translate("Payment", "{amount} terug").format(amount=self.money(paid))
        if before:
            return QCoreApplication.translate("Payment", "{amount} hiermee betaald").format(amount=self.money(before))
        if paid:
            done = method.kind is MethodKind.CASH
            words = (
                QCoreApplication.translate("Payment", "{amount} ontvangen")
                if done
                else QCoreApplication.translate("Payment", "{amount} betaald")
            )
            return words.format(amount=self.money(paid))
        if method.kind is MethodKind.CARD:
            if not state.standalone:
                return QCoreApplication.translate("Payment", "Via de terminal")
            return QCoreApplication.translate("Payment", "Losse automaat")
        return ""

    def take_back(self, method: str) -> str:
        """Accessible name of the cross of a method."""
        return QCoreApplication.translate("Payment", "{method} terugnemen").format(method=method)

    def quick(self, amount: Money, *, exact: bool) -> tuple[str, str]:
        """Label and accessible name of a quick amount."""
        text = self.money(amount)
        if exact:
            return QCoreApplication.translate("Payment", "Gepast"), QCoreApplication.translate(
                "Payment", "Gepast, {amount}"
            ).format(amount=text)
        return text, text

    def figures(self, state: PayState, counted: Counted, *, short: bool = False) -> tuple[Figure, Figure, Figure]:
        """Caption, amount, note and tone of the three figures; ``short`` for narrow cards."""
        shown = state.settlement
        if state.refund:
            due, received = (
                QCoreApplication.translate("Payment", "Terug te betalen"),
                QCoreApplication.translate("Payment", "Terugbetaald"),
            )
        else:
            due, received = (
                QCoreApplication.translate("Payment", "Te betalen"),
                QCoreApplication.translate("Payment", "Ontvangen"),
            )
        return (
            (due, self.money(abs(shown.due)), self._due_note(state, counted), Tone.PLAIN),
            (received, self.money(abs(shown.received)), self._methods_used(state), Tone.PLAIN),
            self._rest(state, short=short),
        )

    def _due_note(self, state: PayState, counted: Counted) -> str:
        rounding = state.settlement.rounding
        if rounding:
            return QCoreApplication.translate("Payment", "Afgerond {amount}").format(amount=self.money(rounding))
        if counted.invoices and counted.articles <= 0:
            return self._invoices(counted.invoices)
        if counted.invoices:
            return f"{self._invoices(counted.invoices)} · {self._articles(counted.articles)}"
        if counted.articles <= 0:
            return QCoreApplication.translate("Payment", "incl. btw")
        return QCoreApplication.translate("Payment", "{articles} · incl. btw").format(
            articles=self._articles(counted.articles)
        )

    @staticmethod
    def _invoices(count: int) -> str:
        return (
            QCoreApplication.translate("Payment", "1 factuur")
            if count == 1
            else QCoreApplication.translate("Payment", "{count} facturen").format(count=count)
        )

    @staticmethod
    def _articles(count: int) -> str:
        return (
            QCoreApplication.translate("Payment", "1 artikel")
            if count == 1
            else QCoreApplication.translate("Payment", "{count} artikelen").format(count=count)
        )

    def _methods_used(self, state: PayState) -> str:
        used = [self.method(method) for method in state.methods if state.paid_by(method.code)]
        cash = state.cash
        if state.typed_cash is not None and cash is not None and self.method(cash) not in used:
            used.append(self.method(cash))
        return " + ".join(used)

    def _rest(self, state: PayState, *, short: bool) -> Figure:
        shown = state.settlement
        if state.ending is Ending.ORDER and shown.open:
            rest = QCoreApplication.translate("Payment", "rest {amount}").format(amount=self.money(shown.open))
            return (QCoreApplication.translate("Payment", "Aanbetaling"), self.money(state.deposit), rest, Tone.PLAIN)
        if state.refund and shown.open:
            return (
                QCoreApplication.translate("Payment", "Nog terug te betalen"),
                self.money(-shown.open),
                "",
                Tone.WARN,
            )
        if shown.open > Money.ZERO:
            return (QCoreApplication.translate("Payment", "Nog te betalen"), self.money(shown.open), "", Tone.WARN)
        opens = (
            QCoreApplication.translate("Payment", "Lade gaat open")
            if short
            else QCoreApplication.translate("Payment", "Lade gaat open bij afronden")
        )
        note = opens if state.drawer and self._has_cash(state) else ""
        if state.refund:
            return (
                QCoreApplication.translate("Payment", "Nog terug te betalen"),
                self.money(Money.ZERO),
                note,
                Tone.SUCCESS,
            )
        tone = Tone.SUCCESS if state.payments or state.typed_cash is not None else Tone.PLAIN
        return (QCoreApplication.translate("Payment", "Wisselgeld"), self.money(shown.change), note, tone)

    @staticmethod
    def _has_cash(state: PayState) -> bool:
        cash = state.cash
        return state.typed_cash is not None or (cash is not None and bool(state.paid_by(cash.code)))
