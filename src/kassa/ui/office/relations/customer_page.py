"""The editor of one customer: data, addresses, contact details, terms, consent, notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.domain.people.customer import LANGUAGES, Customer, CustomerKind, PriceList
from kassa.domain.people.rights import Right
from kassa.domain.values.dutch import format_money
from kassa.services.people.customers import CustomerCard
from kassa.ui.office.form_fields import ChoiceField, LinesField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.relations.finance_part import FinancePart
from kassa.ui.office.relations.finding import company_finder
from kassa.ui.office.relations.links import DetailLinks
from kassa.ui.office.relations.privacy_part import PrivacyPart
from kassa.ui.office.relations.rows import AddressLine, ContactLine, DetailRows
from kassa.ui.office.why import lock
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.picker import Choice, Picker

if TYPE_CHECKING:
    from kassa.services.office import RelationServices
    from kassa.ui.office.context import OfficeContext

NEW = "new"


@frozen
class Loaded:
    """What the editor shows."""

    card: CustomerCard
    lists: tuple[PriceList, ...]
    consent_text: str


class CustomerPage(FormPage):
    """The editor of one customer."""

    open_wanted = Signal(str)
    """Identity of another customer: the linked company, a person, or where a double went."""

    def __init__(self, office: OfficeContext, relations: RelationServices, key: str) -> None:
        super().__init__(office, "customer", "")
        self._relations = relations
        self._key = "" if key == NEW else key
        self._customer = Customer("", "", "")
        self._build_main()
        self._build_address()
        self._build_contacts()
        self._build_money()
        self._build_people()
        self._build_rest()
        self.body.addStretch(1)
        self.set_title(self.tr("Nieuwe relatie"))
        self._may = office.actor.may(Right.EDIT_CUSTOMERS)
        lock(self, office.ui.theme, office.actor, {self.save_button: Right.EDIT_CUSTOMERS})
        office.ui.jobs.run(self, lambda: self._read(self._key), done=self._show, failed=self.refuse)

    # --- building --------------------------------------------------------------------------------------

    def _build_main(self) -> None:
        theme = self._office.ui.theme
        main = self._main = self.section(self.tr("Gegevens"))
        kinds = ((CustomerKind.PERSON.value, self.tr("Persoon")), (CustomerKind.COMPANY.value, self.tr("Bedrijf")))
        self.kind = ChoiceField(theme, self.tr("Soort"), kinds, name="customer.kind")
        self.kind.changed.connect(self._kind_changed)
        self.number = Field(self.tr("Debiteurnummer"), name="customer.number")
        self.number.set_help(self.tr("Leeg: het volgende nummer."))
        self.company = Field(self.tr("Bedrijfsnaam"), name="customer.company", required=True)
        self.person = Field(self.tr("Naam"), name="customer.name", required=True)
        find = company_finder(self._relations.customers, self._office.actor, self._key)
        self.link = Picker(theme, self._office.ui.jobs, self.tr("Gekoppeld bedrijf"), find, name="customer.link")
        self.link.picked.connect(self._linked)
        self.phone = Field(self.tr("Telefoon"), name="customer.phone")
        self.email = Field(self.tr("E-mail"), name="customer.email")
        words = {"nl": self.tr("Nederlands"), "en": self.tr("Engels")}
        languages = [(code, words[code]) for code in LANGUAGES]
        self.language = ChoiceField(theme, self.tr("Taal van documenten"), languages, name="customer.language")
        for field in (self.kind, self.number, self.company, self.person, self.link, self.phone, self.email):
            main.add(field)
        main.add(self.language)

    def _build_address(self) -> None:
        grid = self.section(self.tr("Adres"))
        self.street = Field(self.tr("Straat en huisnummer"), name="customer.street")
        self.postcode = Field(self.tr("Postcode"), name="customer.postcode")
        self.city = Field(self.tr("Plaats"), name="customer.city")
        self.country = Field(self.tr("Land"), name="customer.country")
        self.country.set_help(self.tr("Twee letters, zoals NL of BE."))
        for field in (self.street, self.postcode, self.city, self.country):
            grid.add(field)
        words = (self.tr("Afleveradres toevoegen"), self.tr("Afleveradres weggehaald"))
        heads = (
            self.tr("Omschrijving"),
            self.tr("Straat en huisnummer"),
            self.tr("Postcode"),
            self.tr("Plaats"),
            self.tr("Land"),
        )
        theme = self._office.ui.theme
        self.addresses: DetailRows[Address, AddressLine] = DetailRows(
            theme, "customer.addresses", words, heads, lambda name: AddressLine(name, heads)
        )
        self.body.addWidget(self.addresses)

    def _build_contacts(self) -> None:
        self.body.addWidget(label(self.tr("Contact details"), "title"))
        self.contacts_error = label("", "caption", "danger", wrap=True, name="customer.contacts_error")
        self.contacts_error.hide()
        theme = self._office.ui.theme
        kinds = {
            ContactKind.EMAIL: self.tr("E-mail"),
            ContactKind.PHONE: self.tr("Telefoon"),
            ContactKind.MOBILE: self.tr("Mobiel"),
            ContactKind.WEBSITE: self.tr("Website"),
            ContactKind.OTHER: self.tr("Anders"),
        }
        texts = (self.tr("Soort"), self.tr("Gegeven"), self.tr("Omschrijving"), self.tr("Factuur"))
        words = (self.tr("Contactgegeven toevoegen"), self.tr("Contactgegeven weggehaald"))
        heads = (*texts[:3], "")
        self.contacts: DetailRows[ContactDetail, ContactLine] = DetailRows(
            theme, "customer.contacts", words, heads, lambda name: ContactLine(theme, name, kinds, texts)
        )
        self.body.addWidget(self.contacts)
        self.body.addWidget(self.contacts_error)

    def _build_money(self) -> None:
        self.body.addWidget(label(self.tr("Financieel"), "title"))
        self.finance = FinancePart(self._office)
        self.body.addWidget(self.finance)

    def _build_people(self) -> None:
        self.people = DetailLinks(self._office.ui.theme, self.tr("Personen bij dit bedrijf"), "customer.people")
        self.people.chosen.connect(self.open_wanted)
        self.body.addWidget(self.people)

    def _build_rest(self) -> None:
        self.body.addWidget(label(self.tr("AVG"), "title"))
        self.privacy = PrivacyPart(self._office, self._relations.privacy)
        self.privacy.erased.connect(self._erased)
        self.body.addWidget(self.privacy)
        self.body.addWidget(label(self.tr("Notities"), "title"))
        self.note = LinesField(self.tr("Notitie voor collega's"), name="customer.note")
        self.body.addWidget(self.note)

    # --- showing ---------------------------------------------------------------------------------------

    def _read(self, key: str) -> Loaded:
        relations = self._relations
        customers = relations.customers
        if key:
            card = customers.card(key)
            customers.used(key, self._office.actor)
        else:
            card = CustomerCard(Customer("", customers.propose_number(), ""))
        return Loaded(card, relations.price_lists.all(), relations.privacy.consent_text())

    def _show(self, loaded: Loaded) -> None:
        card = loaded.card
        customer = self._customer = card.customer
        self._key = customer.id
        self.kind.set_value(customer.kind.value)
        for field, text in (
            (self.number, customer.number),
            (self.company, customer.company),
            (self.person, customer.name),
            (self.phone, customer.phone),
            (self.email, customer.email),
            (self.street, customer.street),
            (self.postcode, customer.postcode),
            (self.city, customer.city),
            (self.country, customer.country),
        ):
            field.set_text(text)
            field.edit.setCursorPosition(0)
        company = card.company
        loose = customer.company if customer.is_person and company is None else ""
        self.link.set_help(
            self.tr("Staat zonder koppeling als '%1' bij deze relatie.").replace("%1", loose) if loose else ""
        )
        self.link.set_choice(Choice(company.id, company.title, company.number) if company is not None else None)
        self.language.set_value(customer.language)
        self.note.set_text(customer.note)
        self.addresses.show_values(card.addresses)
        self.contacts.show_values(card.contacts)
        self.finance.show_customer(customer, company, loaded.lists)
        self.people.show_links([(one.id, one.title, one.number) for one in card.people])
        self.privacy.show_card(card, loaded.consent_text)
        self._kind_changed()
        self._show_head(card)
        if not customer.id:
            self.person.setFocus()

    def _show_head(self, card: CustomerCard) -> None:
        customer = card.customer
        if not customer.id:
            return
        self.set_title(customer.title)
        amount = format_money(card.open, self._office.form.lang)
        told = [customer.number, self.tr("openstaand %1").replace("%1", amount) if card.open else ""]
        self.told.setText(" · ".join(part for part in told if part))
        locked = bool(customer.merged_into) or customer.erased
        if customer.merged_into:
            self.set_status(self.tr("Samengevoegd"), "link", "neutral")
        elif customer.erased:
            self.set_status(self.tr("Gewist"), "circle-x", "neutral")
        elif customer.is_person:
            self.set_status(self.tr("Persoon"), "user", "neutral")
        else:
            self.set_status(self.tr("Bedrijf"), "store", "info")
        self.save_button.setEnabled(self._may and not locked)
        for rows in (self.addresses, self.contacts):
            rows.set_locked(locked or not self._may)

    def _kind_changed(self) -> None:
        company = self.kind.value() == CustomerKind.COMPANY.value
        self._main.show_field(self.company, company)
        self._main.show_field(self.link, not company)
        self.person.set_label(self.tr("Contactpersoon") if company else self.tr("Naam"))
        self.person.set_required(not company)
        self.people.setVisible(company and bool(self.people.count))

    def _linked(self, choice: Choice | None) -> None:
        """Say at once what the company means for sending."""
        if choice is None:
            self.finance.set_company(None)
            return
        customers, key = self._relations.customers, choice.key
        self._office.ui.jobs.run(self, lambda: customers.get(key), done=self.finance.set_company, failed=self.refuse)

    # --- saving ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the customer with its contact details and addresses."""
        for field in self._fields().values():
            field.set_error("")
        self.contacts_error.hide()
        try:
            customer = self._typed()
        except InputError as refused:
            self.refuse(refused)
            return
        contacts, addresses = self.contacts.values(), self.addresses.values()
        customers, actor = self._relations.customers, self._office.actor

        def work() -> Loaded:
            stored = customers.save(customer, actor, contacts, addresses)
            return self._read(stored.id)

        self.run(work, self._saved)

    def _typed(self) -> Customer:
        """Return what was typed; a company's own name takes the place of a link.

        Raises:
            InputError: a number cannot be read.
        """
        kind = CustomerKind(self.kind.value())
        company = kind is CustomerKind.COMPANY
        linked = self.link.key() or None
        typed = replace(
            self._customer,
            kind=kind,
            number=self.number.text(),
            name=self.person.text(),
            company=self.company.text() if company else self._customer.company if linked is None else "",
            company_id=None if company else linked,
            phone=self.phone.text(),
            email=self.email.text(),
            street=self.street.text(),
            postcode=self.postcode.text(),
            city=self.city.text(),
            country=self.country.text(),
            language=self.language.value(),
            note=self.note.text(),
        )
        if not company and linked is None and self._customer.company_id:
            typed = replace(typed, company="")  # the name went with the link
        return self.finance.typed(typed)

    def _saved(self, loaded: Loaded) -> None:
        self._show(loaded)
        customer = loaded.card.customer
        text = self.tr("%1 (%2) is bewaard.").replace("%1", customer.title).replace("%2", customer.number)
        self.say(text, "success")
        self.saved.emit(customer.id)

    def _erased(self, customer: Customer) -> None:
        def done(loaded: Loaded) -> None:
            self._show(loaded)
            self.say(self.tr("De gegevens van %1 zijn gewist.").replace("%1", customer.number), "success")

        self._office.ui.jobs.run(self, lambda: self._read(customer.id), done=done, failed=self.refuse)

    def _fields(self) -> dict[str, Field | LinesField | ChoiceField]:
        finance = self.finance
        return {
            "customer.number": self.number,
            "customer.number_taken": self.number,
            "customer.name": self.person,
            "customer.company": self.company,
            "customer.company_id": self.link,
            "customer.kind": self.kind,
            "customer.phone": self.phone,
            "customer.email": self.email,
            "customer.street": self.street,
            "customer.postcode": self.postcode,
            "customer.city": self.city,
            "customer.country": self.country,
            "customer.note": self.note,
            "customer.payment_days": finance.days,
            "customer.price_list": finance.price_list,
            "customer.own_discount": finance.discount,
            "customer.credit_limit": finance.limit,
            "customer.iban": finance.iban,
            "customer.vat_id": finance.vat_id,
            "customer.registration": finance.registration,
        }

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        text = f"{reason.sentence} {reason.fix}".strip()
        if reason.code.startswith(("contact.", "address.")):
            self.contacts_error.setText(text)
            self.contacts_error.setVisible(reason.code.startswith("contact."))
            return reason.code.startswith("contact.")
        field = self._fields().get(reason.code)
        if field is None:
            return reason.code.startswith(("amount.", "rate."))
        field.set_error(text)
        field.setFocus()
        return True
