"""The words of the verdicts on imported rows, and the fields a column can hold."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kassa.domain.catalog.importing import Field
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


def field_words() -> dict[Field, str]:
    """Return the name of each field on screen."""
    return {
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
    }


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
