"""The functions a layout may carry, and the menu of the top bar: words and icons by key. One list, no dead button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

ICONS = {
    "select_order": "clipboard-list",
    "select_invoice": "file-text",
    "pay_invoices": "files",
    "create_order": "package",
    "return_goods": "undo-2",
    "gift_card": "gift",
    "discount": "badge-percent",
    "open_article": "pencil",
    "text_line": "message-square",
    "open_drawer": "archive",
    "last_receipt": "receipt",
    "clear": "trash-2",
    "cash_move": "hand-coins",
    "cash_up": "calculator",
    "receipts": "file-text",
    "x_report": "chart-column",
    "lock": "lock",
    "sign_out": "log-out",
    "customer_display": "eye",
    "scale": "monitor",
    "theme": "moon",
    "contrast": "contrast",
    "language": "languages",
    "sound": "bell",
    "full_screen": "maximize",
    "devices": "printer",
    "health": "shield-check",
    "practise": "bookmark",
    "stop_practice": "x",
    "more": "ellipsis",
}
MENU = (
    "clear",
    "return_goods",
    "gift_card",
    "cash_up",
    "cash_move",
    "x_report",
    "receipts",
    "customer_display",
    "scale",
    "theme",
    "contrast",
    "language",
    "sound",
    "full_screen",
    "devices",
    "health",
    "practise",
    "stop_practice",
    "lock",
    "sign_out",
)


def label_of(key: str) -> str:
    """The words of a function in the language of the screen.

    Raises:
        KeyError: there is no such function.
    """
    return {
        "select_order": QCoreApplication.translate("Functions", "Kies Order"),
        "select_invoice": QCoreApplication.translate("Functions", "Kies factuur"),
        "pay_invoices": QCoreApplication.translate("Functions", "Betalen Facturen"),
        "create_order": QCoreApplication.translate("Functions", "Maak order"),
        "return_goods": QCoreApplication.translate("Functions", "Retour"),
        "gift_card": QCoreApplication.translate("Functions", "Cadeaubon"),
        "discount": QCoreApplication.translate("Functions", "Korting"),
        "open_article": QCoreApplication.translate("Functions", "Vrij artikel"),
        "text_line": QCoreApplication.translate("Functions", "Tekstregel"),
        "open_drawer": QCoreApplication.translate("Functions", "Lade openen"),
        "last_receipt": QCoreApplication.translate("Functions", "Laatste bon"),
        "clear": QCoreApplication.translate("Functions", "Bon wissen"),
        "cash_move": QCoreApplication.translate("Functions", "Kas in/uit"),
        "cash_up": QCoreApplication.translate("Functions", "Kasopmaak"),
        "receipts": QCoreApplication.translate("Functions", "Bonnen zoeken"),
        "x_report": QCoreApplication.translate("Functions", "X-rapport"),
        "lock": QCoreApplication.translate("Functions", "Vergrendelen"),
        "sign_out": QCoreApplication.translate("Functions", "Afmelden"),
        "customer_display": QCoreApplication.translate("Functions", "Klantendisplay"),
        "scale": QCoreApplication.translate("Functions", "Schermschaal"),
        "theme": QCoreApplication.translate("Functions", "Thema"),
        "contrast": QCoreApplication.translate("Functions", "Meer contrast"),
        "language": QCoreApplication.translate("Functions", "Taal"),
        "sound": QCoreApplication.translate("Functions", "Geluid"),
        "full_screen": QCoreApplication.translate("Functions", "Volledig scherm"),
        "devices": QCoreApplication.translate("Functions", "Apparaten"),
        "health": QCoreApplication.translate("Functions", "Alles in orde?"),
        "practise": QCoreApplication.translate("Functions", "Oefenen"),
        "stop_practice": QCoreApplication.translate("Functions", "Stoppen met oefenen"),
        "more": QCoreApplication.translate("Functions", "Meer"),
    }[key]
