"""Every word of the payment screen, from its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.payments.method import MethodKind, PaymentMethod
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.ui.till.payment.figures import Tone

if TYPE_CHECKING:
    from kassa.ui.shell.language import Language
    from kassa.ui.till.payment.state import PayState

Figure = tuple[str, str, str, Tone]
_tr = QCoreApplication.translate


class PaymentWords:
    """Dutch or English, as the screen speaks now."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def money(self, amount: Money) -> str:
        """An amount with its sign."""
        return format_money(amount, "en" if self._language.current == "en" else "nl")

    def heads(self) -> tuple[str, str, str]:
        """Above methods, quick amounts and numpad."""
        return (
            _tr("Payment", "Betaalwijze"),
            _tr("Payment", "Snel bedrag"),
            _tr("Payment", "Ontvangen bedrag"),
        )

    def papers(self) -> tuple[tuple[str, str], ...]:
        """The choices for paper; e-mail is not offered as long as it does not work."""
        return (("print", _tr("Payment", "Printen")), ("none", _tr("Payment", "Geen")))

    def paper_names(self) -> dict[str, str]:
        """The same choices for a screen reader."""
        return {"print": _tr("Payment", "Bon printen"), "none": _tr("Payment", "Geen bon")}

    def paper_head(self) -> str:
        """In front of the choices for paper."""
        return _tr("Payment", "Bon")

    def complete(self) -> str:
        """The primary."""
        return _tr("Payment", "Afrekenen volgende klant")

    def without_payment(self) -> str:
        """The primary of a basket of 0,00."""
        return _tr("Payment", "Afronden zonder betaling")

    def nothing(self) -> str:
        """In place of the methods when there is nothing to pay."""
        return _tr("Payment", "Er is niets te betalen.")

    def method(self, method: PaymentMethod) -> str:
        """Name of a method: the standard ones in the language of the screen, others as the shop named them."""
        standard = {"PIN": _tr("Payment", "PIN"), "Contant": _tr("Payment", "Contant")}
        return standard.get(method.name, method.name)

    def method_state(self, state: PayState, method: PaymentMethod, *, short: bool = False) -> str:
        """The line of state below a method; ``short`` is the amount alone."""
        paid = state.paid_by(method.code)
        if method.kind is MethodKind.CASH and state.typed_cash is not None:
            paid = state.typed_cash
        if short:
            return self.money(paid) if paid else ""
        if paid:
            done = method.kind is MethodKind.CASH
            words = _tr("Payment", "{amount} ontvangen") if done else _tr("Payment", "{amount} betaald")
            return words.format(amount=self.money(paid))
        if method.kind is MethodKind.CARD:
            return _tr("Payment", "Losse automaat")
        return ""

    def take_back(self, method: str) -> str:
        """Accessible name of the cross of a method."""
        return _tr("Payment", "{method} terugnemen").format(method=method)

    def quick(self, amount: Money, *, exact: bool) -> tuple[str, str]:
        """Label and accessible name of a quick amount."""
        text = self.money(amount)
        if exact:
            return _tr("Payment", "Gepast"), _tr("Payment", "Gepast, {amount}").format(amount=text)
        return text, text

    def figures(self, state: PayState, articles: int, *, short: bool = False) -> tuple[Figure, Figure, Figure]:
        """Caption, amount, note and tone of the three figures; ``short`` for narrow cards."""
        shown = state.settlement
        return (
            (_tr("Payment", "Te betalen"), self.money(shown.due), self._due_note(state, articles), Tone.PLAIN),
            (_tr("Payment", "Ontvangen"), self.money(shown.received), self._methods_used(state), Tone.PLAIN),
            self._rest(state, short=short),
        )

    def _due_note(self, state: PayState, articles: int) -> str:
        rounding = state.settlement.rounding
        if rounding:
            return _tr("Payment", "Afgerond {amount}").format(amount=self.money(rounding))
        if articles == 1:
            return _tr("Payment", "1 artikel · incl. btw")
        return _tr("Payment", "{count} artikelen · incl. btw").format(count=articles)

    def _methods_used(self, state: PayState) -> str:
        used = [self.method(method) for method in state.methods if state.paid_by(method.code)]
        cash = state.cash
        if state.typed_cash is not None and cash is not None and self.method(cash) not in used:
            used.append(self.method(cash))
        return " + ".join(used)

    def _rest(self, state: PayState, *, short: bool) -> Figure:
        shown = state.settlement
        if shown.open > Money.ZERO:
            return (_tr("Payment", "Nog te betalen"), self.money(shown.open), "", Tone.WARN)
        opens = _tr("Payment", "Lade gaat open") if short else _tr("Payment", "Lade gaat open bij afronden")
        note = opens if state.drawer and self._has_cash(state) else ""
        tone = Tone.SUCCESS if state.payments or state.typed_cash is not None else Tone.PLAIN
        return (_tr("Payment", "Wisselgeld"), self.money(shown.change), note, tone)

    @staticmethod
    def _has_cash(state: PayState) -> bool:
        cash = state.cash
        return state.typed_cash is not None or (cash is not None and bool(state.paid_by(cash.code)))
