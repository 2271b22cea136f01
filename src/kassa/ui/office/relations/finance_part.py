"""'Financieel' in the editor of a customer: terms, discount, limit, dispatch, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kassa.domain.errors import InputError, Reason
from kassa.domain.people.customer import Customer, PriceList
from kassa.domain.people.dispatch import DispatchMethod, resolve_dispatch
from kassa.domain.people.rights import Right, why_not
from kassa.domain.values.dutch import format_entry, format_rate
from kassa.domain.values.identification import format_iban
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate
from kassa.domain.values.typed import parse_amount, parse_rate
from kassa.ui.office.form_fields import ChoiceField, FieldGrid
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext


class FinancePart(FieldGrid):
    """The fields of 'Financieel'."""

    def __init__(self, office: OfficeContext) -> None:
        super().__init__()
        theme = office.ui.theme
        self._company: Customer | None = None
        self._limit_allowed = office.actor.may(Right.EDIT_CREDIT_LIMIT)
        self.days = Field(self.tr("Betalingstermijn (dagen)"), name="customer.payment_days")
        self.days.set_help(self.tr("Leeg: de termijn van de winkel."))
        self.price_list = ChoiceField(theme, self.tr("Prijslijst"), (), name="customer.price_list")
        self.discount = Field(self.tr("Eigen korting"), name="customer.discount")
        self.discount.set_help(self.tr("Leeg: de korting van de prijslijst."))
        self.limit = Field(self.tr("Kredietlimiet"), name="customer.credit_limit")
        self.limit.set_help(self.tr("Leeg: geen limiet."))
        missing = why_not(office.actor, Right.EDIT_CREDIT_LIMIT)
        if missing is not None:
            self.limit.edit.setReadOnly(True)
            self.limit.edit.setToolTip(str(missing))
            self.limit.set_help(
                self.tr("Wijzigen kan wie het recht '%1' heeft.").replace("%1", Right.EDIT_CREDIT_LIMIT.dutch)
            )
        methods = {
            DispatchMethod.NONE: self.tr("Geen verzending"),
            DispatchMethod.POST: self.tr("Verzending per post"),
            DispatchMethod.EMAIL: self.tr("Verzending via e-mail"),
        }
        choices = [(method.value, word) for method, word in methods.items()]
        self.dispatch = ChoiceField(theme, self.tr("Verzendmethode"), choices, name="customer.dispatch")
        self.dispatch.changed.connect(self._explain)
        self.iban = Field(self.tr("IBAN"), name="customer.iban")
        self.vat_id = Field(self.tr("Btw-nummer"), name="customer.vat_id")
        self.registration = Field(self.tr("KvK- of ondernemingsnummer"), name="customer.registration")
        for field in (self.days, self.price_list, self.discount, self.limit):
            self.add(field)
        for field in (self.dispatch, self.iban, self.vat_id, self.registration):
            self.add(field)

    def show_customer(self, customer: Customer, company: Customer | None, lists: Sequence[PriceList]) -> None:
        """Fill the fields."""
        named = [(one.code, f"{one.name} ({format_rate(one.discount)})") for one in lists]
        self.price_list.set_choices([("", self.tr("Geen prijslijst")), *named])
        self.price_list.set_value(customer.price_list)
        own, limit, days = customer.own_discount, customer.credit_limit, customer.payment_days
        self.days.set_text("" if days is None else str(days))
        self.discount.set_text("" if own is None else format_rate(own).removesuffix("%"))
        self.limit.set_text("" if limit is None else format_entry(limit))
        self.dispatch.set_value(customer.dispatch.value)
        self.iban.set_text(format_iban(customer.iban))
        self.vat_id.set_text(customer.vat_id)
        self.registration.set_text(customer.registration)
        self.set_company(company)

    def set_company(self, company: Customer | None) -> None:
        """Say what the linked company means for sending."""
        self._company = company
        self._explain()

    def typed(self, customer: Customer) -> Customer:
        """Return the customer with what was typed here.

        Raises:
            InputError: a number cannot be read; it is marked.
        """
        return replace(
            customer,
            payment_days=self._days(),
            price_list=self.price_list.value(),
            own_discount=self._rate(),
            credit_limit=self._money() if self._limit_allowed else customer.credit_limit,
            dispatch=DispatchMethod(self.dispatch.value()),
            iban=self.iban.text(),
            vat_id=self.vat_id.text(),
            registration=self.registration.text(),
        )

    def _days(self) -> int | None:
        text = self.days.text().strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            reason = Reason("customer.payment_days", f"'{text[:20]}' is geen aantal dagen.", "Typ bijvoorbeeld 30.")
            raise self._refused(self.days, InputError(reason))
        return int(text)

    def _rate(self) -> Rate | None:
        if not self.discount.text().strip():
            return None
        try:
            return parse_rate(self.discount.text())
        except InputError as refused:
            raise self._refused(self.discount, refused) from None

    def _money(self) -> Money | None:
        if not self.limit.text().strip():
            return None
        try:
            return parse_amount(self.limit.text())
        except InputError as refused:
            raise self._refused(self.limit, refused) from None

    def _refused(self, field: Field, error: InputError) -> InputError:
        field.set_error(str(error))
        field.setFocus()
        return error

    def _explain(self) -> None:
        """Say how documents go when the customer itself has no method (domain.md 8)."""
        method = DispatchMethod(self.dispatch.value() or DispatchMethod.NONE)
        told = ""
        if method is DispatchMethod.NONE and self._company is not None:
            holds = resolve_dispatch(method, self._company.dispatch, self._company.title)
            told = self.tr("Facturen gaan %1.").replace("%1", holds.origin) if holds.method is not method else ""
        self.dispatch.set_help(told)
