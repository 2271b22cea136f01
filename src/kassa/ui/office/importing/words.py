"""The words of an import: of the verdicts, of the fields a column can hold, and of what the list is about."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kassa.domain.catalog.importing import Field
from kassa.domain.frozen import frozen
from kassa.domain.importing.customers import CustomerField
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column, Word


def badge_words() -> dict[str, Word]:
    """Return word, tone and icon of each verdict."""
    return {
        "new": Word(QCoreApplication.translate("Import", "Goed"), "success", "circle-check"),
        "changed": Word(QCoreApplication.translate("Import", "Gewijzigd"), "info", "pencil"),
        "unchanged": Word(QCoreApplication.translate("Import", "Ongewijzigd"), "neutral", "check"),
        "double": Word(QCoreApplication.translate("Import", "Dubbel"), "neutral", "copy"),
        "warning": Word(QCoreApplication.translate("Import", "Waarschuwing"), "warn", "triangle-alert"),
        "error": Word(QCoreApplication.translate("Import", "Fout"), "danger", "circle-alert"),
    }


@frozen
class ImportWords:
    """What an import says about its kind of list.

    Attributes:
        title: above the page.
        saving: while it is written.
        fields: name of each field.
        widths: of columns that are not 110 wide.
        codes: fields whose cells are codes.
        prices: fields that are headed 'Prijs' in the check.
        name: head of the column that says what a row of the report is about; empty leaves it out.
        undo: what undoing does, before it is done.
        undone: what it did: %1 removed, %2 put back, %3 kept.
    """

    title: str
    saving: str
    fields: Mapping[StrEnum, str]
    widths: Mapping[StrEnum, int]
    codes: frozenset[StrEnum]
    prices: frozenset[StrEnum]
    name: str
    undo: str
    undone: str


def article_words() -> ImportWords:
    """Return the words of importing articles."""
    return ImportWords(
        title=QCoreApplication.translate("Import", "Artikelen inlezen"),
        saving=QCoreApplication.translate("Import", "Artikelen opslaan"),
        fields={
            Field.BARCODE: QCoreApplication.translate("Import", "Barcode"),
            Field.NUMBER: QCoreApplication.translate("Import", "Artikelnummer"),
            Field.NAME: QCoreApplication.translate("Import", "Omschrijving"),
            Field.PRICE: QCoreApplication.translate("Import", "Verkoopprijs incl. btw"),
            Field.PRICE_EXCLUSIVE: QCoreApplication.translate("Import", "Verkoopprijs excl. btw"),
            Field.VAT: QCoreApplication.translate("Import", "Btw"),
            Field.GROUP: QCoreApplication.translate("Import", "Groep"),
            Field.UNIT: QCoreApplication.translate("Import", "Eenheid"),
            Field.STOCK: QCoreApplication.translate("Import", "Voorraad"),
            Field.COLOUR: QCoreApplication.translate("Import", "Kleur"),
            Field.SIZE: QCoreApplication.translate("Import", "Maat"),
            Field.STYLE: QCoreApplication.translate("Import", "Model (kleur/maat)"),
            Field.BLOCKED: QCoreApplication.translate("Import", "Geblokkeerd"),
            Field.COST: QCoreApplication.translate("Import", "Inkoopprijs"),
        },
        widths={Field.NAME: 260, Field.BARCODE: 150, Field.PRICE: 90, Field.PRICE_EXCLUSIVE: 90, Field.VAT: 70},
        codes=frozenset({Field.BARCODE, Field.NUMBER}),
        prices=frozenset({Field.PRICE, Field.PRICE_EXCLUSIVE}),
        name=QCoreApplication.translate("Import", "Omschrijving"),
        undo=QCoreApplication.translate(
            "ImportUndo",
            "Nieuwe artikelen verdwijnen, gewijzigde krijgen hun oude gegevens terug. Artikelen die al verkocht of "
            "geteld zijn, worden geblokkeerd.",
        ),
        undone=QCoreApplication.translate(
            "ImportUndo",
            "Ongedaan gemaakt: %1 artikelen verwijderd, %2 teruggezet, %3 geblokkeerd omdat ze gebruikt zijn.",
        ),
    )


def customer_words() -> ImportWords:
    """Return the words of importing customers."""
    return ImportWords(
        title=QCoreApplication.translate("Import", "Relaties inlezen"),
        saving=QCoreApplication.translate("Import", "Relaties opslaan"),
        fields={
            CustomerField.NUMBER: QCoreApplication.translate("Import", "Debiteurnummer"),
            CustomerField.NAME: QCoreApplication.translate("Import", "Naam"),
            CustomerField.FIRST: QCoreApplication.translate("Import", "Voornaam"),
            CustomerField.LAST: QCoreApplication.translate("Import", "Achternaam"),
            CustomerField.COMPANY: QCoreApplication.translate("Import", "Bedrijfsnaam"),
            CustomerField.KIND: QCoreApplication.translate("Import", "Soort"),
            CustomerField.LINK: QCoreApplication.translate("Import", "Nummer van gekoppeld bedrijf"),
            CustomerField.PHONE: QCoreApplication.translate("Import", "Telefoon"),
            CustomerField.EMAIL: QCoreApplication.translate("Import", "E-mail"),
            CustomerField.STREET: QCoreApplication.translate("Import", "Straat"),
            CustomerField.HOUSE: QCoreApplication.translate("Import", "Huisnummer"),
            CustomerField.POSTCODE: QCoreApplication.translate("Import", "Postcode"),
            CustomerField.CITY: QCoreApplication.translate("Import", "Plaats"),
            CustomerField.COUNTRY: QCoreApplication.translate("Import", "Land"),
            CustomerField.VAT_ID: QCoreApplication.translate("Import", "Btw-nummer"),
            CustomerField.REGISTRATION: QCoreApplication.translate("Import", "KvK-nummer"),
            CustomerField.IBAN: QCoreApplication.translate("Import", "IBAN"),
            CustomerField.PAYMENT_DAYS: QCoreApplication.translate("Import", "Betalingstermijn (dagen)"),
            CustomerField.PRICE_LIST: QCoreApplication.translate("Import", "Prijslijst"),
            CustomerField.DISCOUNT: QCoreApplication.translate("Import", "Korting"),
            CustomerField.CREDIT_LIMIT: QCoreApplication.translate("Import", "Kredietlimiet"),
            CustomerField.LANGUAGE: QCoreApplication.translate("Import", "Taal"),
            CustomerField.DISPATCH: QCoreApplication.translate("Import", "Verzendmethode"),
            CustomerField.NOTE: QCoreApplication.translate("Import", "Notitie"),
        },
        widths={CustomerField.NAME: 200, CustomerField.COMPANY: 200, CustomerField.EMAIL: 200},
        codes=frozenset({CustomerField.NUMBER}),
        prices=frozenset(),
        name="",
        undo=QCoreApplication.translate(
            "ImportUndo",
            "Nieuwe relaties verdwijnen, gewijzigde krijgen hun oude gegevens terug. Relaties die al gebruikt zijn, "
            "blijven staan.",
        ),
        undone=QCoreApplication.translate(
            "ImportUndo",
            "Ongedaan gemaakt: %1 relaties verwijderd, %2 teruggezet, %3 behouden omdat ze gebruikt zijn.",
        ),
    )


def line_column() -> Column:
    """Return the column with the line in the file."""
    label = QCoreApplication.translate("Import", "Regel")
    return Column("line", label, CellKind.NUMBER, 76, sortable=False, filterable=False)


def verdict_column() -> Column:
    """Return the column with the badge of the verdict."""
    label = QCoreApplication.translate("Import", "Oordeel")
    return Column("badge", label, CellKind.BADGE, 148, sortable=False, filterable=False, words=badge_words())


def text_column() -> Column:
    """Return the column that says what is wrong, odd or changed."""
    label = QCoreApplication.translate("Import", "Toelichting")
    return Column("text", label, CellKind.TEXT, 300, sortable=False, filterable=False, stretch=True)
