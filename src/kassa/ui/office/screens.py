"""The pages there are: listed, not discovered. Only what works stands here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right


def always() -> bool:
    """Return True: for the parts that no shop switches off."""
    return True


@frozen
class ScreenSpec:
    """A kind of page.

    Attributes:
        id: English, stable: it stands in the tabs that come back.
        icon: on its tab and in the navigation.
        build: makes the page; its argument is the key of a document, empty for lists.
        right: who may open it; of several rights any one will do.
        in_use: whether the shop uses the part it belongs to.
    """

    id: str
    icon: str
    build: Callable[[str], QWidget]
    right: Right | tuple[Right, ...] | None = None
    in_use: Callable[[], bool] = always

    def open_to(self, actor: Actor) -> bool:
        """Return whether this person may open it."""
        rights = (self.right,) if isinstance(self.right, Right) else self.right
        return rights is None or any(actor.may(right) for right in rights)


@frozen
class Entry:
    """One line of the navigation.

    Attributes:
        label: fixed label of ui.md 4.3.
        icon: of a group.
        screen: identity of the page it opens; empty for a group with children only.
        children: lines below it.
    """

    label: str
    icon: str = ""
    screen: str = ""
    children: tuple[Entry, ...] = ()


def navigation() -> tuple[Entry, ...]:
    """Return the navigation of ui.md 8.1, as far as it works."""
    return (
        Entry(
            QCoreApplication.translate("Navigation", "Verkoop"),
            "shopping-cart",
            children=(
                Entry(QCoreApplication.translate("Navigation", "Verkoopfacturen"), screen="invoices"),
                Entry(QCoreApplication.translate("Navigation", "Verkooporders"), screen="orders"),
                Entry(QCoreApplication.translate("Navigation", "Pakbonnen"), screen="deliveries"),
                Entry(QCoreApplication.translate("Navigation", "Kassabonnen"), screen="receipts"),
            ),
        ),
        Entry(
            QCoreApplication.translate("Navigation", "Relaties"),
            "users",
            children=(
                Entry(QCoreApplication.translate("Navigation", "Relaties"), screen="customers"),
                Entry(QCoreApplication.translate("Navigation", "Prijslijsten"), screen="price_lists"),
                Entry(QCoreApplication.translate("Navigation", "Inleesruns"), screen="customer_imports"),
            ),
        ),
        Entry(
            QCoreApplication.translate("Navigation", "Artikelen"),
            "tag",
            children=(
                Entry(QCoreApplication.translate("Navigation", "Artikelen"), screen="articles"),
                Entry(QCoreApplication.translate("Navigation", "Artikelgroepen"), screen="groups"),
                Entry(QCoreApplication.translate("Navigation", "Inleesruns"), screen="imports"),
            ),
        ),
        Entry(
            QCoreApplication.translate("Navigation", "Financieel"),
            "landmark",
            children=(
                Entry(QCoreApplication.translate("Navigation", "Debiteuren"), screen="receivables"),
                Entry(QCoreApplication.translate("Navigation", "Dagafsluitingen"), screen="shifts"),
            ),
        ),
        Entry(
            QCoreApplication.translate("Navigation", "Gebruikersbeheer"),
            "id-card",
            children=(
                Entry(QCoreApplication.translate("Navigation", "Gebruikers"), screen="users"),
                Entry(QCoreApplication.translate("Navigation", "Rollen"), screen="roles"),
            ),
        ),
        Entry(
            QCoreApplication.translate("Navigation", "Instellingen"),
            "settings",
            children=(
                Entry(QCoreApplication.translate("Navigation", "Instellingen"), screen="settings"),
                Entry(QCoreApplication.translate("Navigation", "Soorten"), screen="sales_types"),
                Entry(QCoreApplication.translate("Navigation", "E-mailsjablonen"), screen="mail_templates"),
                Entry(QCoreApplication.translate("Navigation", "Alles in orde?"), screen="health"),
            ),
        ),
    )


def allowed(entries: tuple[Entry, ...], open_to: Callable[[str], bool]) -> tuple[Entry, ...]:
    """Return the lines a person may use; a group without children left is left out."""
    kept = []
    for entry in entries:
        children = allowed(entry.children, open_to)
        if entry.screen and open_to(entry.screen):
            kept.append(entry)
        elif children:
            kept.append(Entry(entry.label, entry.icon, entry.screen, children))
    return tuple(kept)
