"""The lists there are. Widths, ranks and words are those of ui.md 4, 8.2 and picture 08."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kassa.domain.people.rights import Right
from kassa.output.table import CellKind
from kassa.services.lists.sales_lists import SALES_LISTS
from kassa.services.lists.spec import Column, Filter, ListSpec, Operator, Sort, Word

_ACTIVE = {
    "active": Word("Actief", "success", "circle-check"),
    "inactive": Word("Niet actief", "neutral", "circle-x"),
}
_YES_NO = {"1": Word("Ja"), "0": Word("Nee")}

RECEIPTS = ListSpec(
    name="receipts",
    right=Right.VIEW_RECEIPTS,
    title="Kassabonnen",
    one="kassabon",
    many="kassabonnen",
    columns=(
        Column("number", "Nummer", CellKind.CODE, 96, strong=True),
        Column("date", "Datum", CellKind.DATE, 116),
        Column("time", "Tijd", CellKind.TIME, 72, rank=3, sortable=False, filterable=False),
        Column("till", "Kassa", width=110, rank=4, pick=True),
        Column("employee", "Medewerker", width=150, rank=2, stretch=True, pick=True),
        Column("method", "Betaalwijze", width=150, rank=1, sortable=False, filterable=False),
        Column(
            "kind",
            "Soort",
            CellKind.BADGE,
            120,
            rank=5,
            words={
                "sale": Word("Verkoop"),
                "return": Word("Retour", "warn", "undo-2"),
                "training": Word("Oefening", "info", "circle-help"),
            },
        ),
        Column("articles", "Artikelen", CellKind.NUMBER, 84, rank=6),
        Column("discount", "Korting", CellKind.MONEY, 90, rank=7),
        Column("net", "Excl. btw", CellKind.MONEY, 104, rank=8, hidden=True, total=True),
        Column("vat", "Btw", CellKind.MONEY, 96, rank=5, total=True),
        Column("gross", "Totaal", CellKind.MONEY, 112, total=True, strong=True),
        Column("note", "Notitie", width=160, rank=9, hidden=True),
    ),
    sort=(Sort("date", descending=True),),
    topics=frozenset({"receipts"}),
    views={
        "Vandaag": (Filter("date", Operator.FROM, ("today",)),),
        "Deze maand": (Filter("date", Operator.FROM, ("month",)),),
        "Retouren": (Filter("kind", Operator.IS, ("return",)),),
    },
)

ARTICLES = ListSpec(
    name="articles",
    right=Right.VIEW_ARTICLES,
    title="Artikelen",
    one="artikel",
    many="artikelen",
    columns=(
        Column("number", "Nummer", CellKind.CODE, 130, strong=True),
        Column("name", "Omschrijving", width=240, stretch=True),
        Column("group", "Groep", width=150, rank=2, pick=True),
        Column("barcode", "Barcode", CellKind.CODE, 130, rank=3, sortable=False, filterable=False),
        Column(
            "kind",
            "Soort",
            width=112,
            rank=6,
            words={
                "normal": Word("Gewoon"),
                "weighed": Word("Weegartikel"),
                "open_price": Word("Open prijs"),
                "matrix": Word("Kleur en maat"),
            },
        ),
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            126,
            rank=1,
            words={
                "active": Word("Actief", "success", "circle-check"),
                "blocked": Word("Geblokkeerd", "danger", "circle-alert"),
            },
        ),
        Column("vat", "Btw", width=92, rank=4, pick=True),
        Column("unit", "Eenheid", width=80, rank=8, hidden=True, pick=True),
        Column("stock", "Voorraad", CellKind.QUANTITY, 96, rank=2, sortable=False, filterable=False),
        Column("cost", "Inkoopprijs", CellKind.PRICE, 104, rank=7, hidden=True, sortable=False),
        Column("price", "Prijs", CellKind.PRICE, 104, strong=True),
    ),
    sort=(Sort("number"),),
    topics=frozenset({"articles"}),
    views={
        "Geblokkeerd": (Filter("status", Operator.IS, ("blocked",)),),
        "Kleur en maat": (Filter("kind", Operator.IS, ("matrix",)),),
    },
)

SHIFTS = ListSpec(
    name="shifts",
    right=Right.VIEW_REPORTS,
    title="Dagafsluitingen",
    one="dagafsluiting",
    many="dagafsluitingen",
    columns=(
        Column("z_number", "Z-nummer", CellKind.CODE, 92, strong=True),
        Column("date", "Datum", CellKind.DATE, 116),
        Column("till", "Kassa", width=110, rank=3, pick=True),
        Column("opened_at", "Geopend", CellKind.MOMENT, 158, rank=5),
        Column("closed_at", "Afgesloten", CellKind.MOMENT, 158, rank=4, sortable=False),
        Column("employee", "Medewerker", width=140, rank=2, stretch=True, pick=True),
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            136,
            words={
                "open": Word("Open", "info", "clock"),
                "counted": Word("Geteld", "warn", "calculator"),
                "closed": Word("Afgesloten", "neutral", "lock"),
                "checked": Word("Gecontroleerd", "success", "circle-check"),
            },
        ),
        Column("receipts", "Bonnen", CellKind.NUMBER, 80, rank=4, sortable=False, total=True),
        Column("difference", "Verschil", CellKind.MONEY, 92, rank=1, total=True),
        Column("deposit", "Afgestort", CellKind.MONEY, 104, rank=6, total=True),
        Column("turnover", "Omzet", CellKind.MONEY, 112, total=True, strong=True, sortable=False),
    ),
    sort=(Sort("date", descending=True),),
    topics=frozenset({"shifts", "receipts"}),
    views={
        "Nog te controleren": (Filter("status", Operator.IS, ("closed",)),),
        "Open": (Filter("status", Operator.IS, ("open", "counted")),),
    },
)

USERS = ListSpec(
    name="users",
    right=Right.EDIT_USERS,
    title="Gebruikers",
    one="gebruiker",
    many="gebruikers",
    columns=(
        Column("number", "Nummer", CellKind.CODE, 84, strong=True),
        Column("name", "Naam", width=220, stretch=True),
        Column("initials", "Initialen", width=90, rank=3),
        Column("role", "Rol", width=160, pick=True),
        Column("language", "Taal", width=110, rank=2, words={"nl": Word("Nederlands"), "en": Word("English")}),
        Column("pin", "Pincode", CellKind.FLAG, 90, rank=4, words=_YES_NO),
        Column("password", "Wachtwoord", CellKind.FLAG, 108, rank=4, words=_YES_NO),
        Column("status", "Status", CellKind.BADGE, 120, words=_ACTIVE),
    ),
    sort=(Sort("number"),),
    topics=frozenset({"people"}),
    views={"Actief": (Filter("status", Operator.IS, ("active",)),)},
)

ROLES = ListSpec(
    name="roles",
    right=Right.EDIT_USERS,
    title="Rollen",
    one="rol",
    many="rollen",
    columns=(
        Column("name", "Naam", width=240, stretch=True, strong=True),
        Column("rights", "Rechten", CellKind.NUMBER, 100, filterable=False),
        Column("employees", "Medewerkers", CellKind.NUMBER, 120, filterable=False),
        Column("status", "Status", CellKind.BADGE, 120, words=_ACTIVE),
    ),
    sort=(Sort("name"),),
    topics=frozenset({"people"}),
)

CUSTOMERS = ListSpec(
    name="customers",
    right=Right.VIEW_CUSTOMERS,
    title="Relaties",
    one="relatie",
    many="relaties",
    columns=(
        Column("number", "Debiteurnummer", CellKind.CODE, 126, strong=True),
        Column("name", "Naam", width=190, stretch=True),
        Column(
            "kind",
            "Soort",
            CellKind.BADGE,
            108,
            rank=3,
            words={"person": Word("Persoon", "neutral", "user"), "company": Word("Bedrijf", "info", "store")},
        ),
        Column("company", "Bedrijf", width=160, rank=4),
        Column("contact", "Contactpersoon", width=150, rank=9, hidden=True),
        Column("street", "Adres", width=170, rank=9, hidden=True),
        Column("postcode", "Postcode", width=86, rank=9, hidden=True),
        Column("city", "Plaats", width=124, rank=1),
        Column("country", "Land", width=60, rank=9, hidden=True, pick=True),
        Column("phone", "Telefoon", width=124, rank=2),
        Column("email", "E-mail", width=190, rank=5, stretch=True),
        Column(
            "dispatch",
            "Verzending",
            width=104,
            rank=4,
            words={"none": Word("Geen"), "post": Word("Post"), "email": Word("E-mail")},
        ),
        Column("payment_days", "Termijn", CellKind.NUMBER, 78, rank=7, sortable=False),
        Column("discount", "Korting", CellKind.RATE, 76, rank=6, sortable=False),
        Column("credit_limit", "Kredietlimiet", CellKind.MONEY, 112, rank=5, sortable=False),
        Column("vat_id", "Btw-nummer", CellKind.CODE, 132, rank=9, hidden=True),
        Column("registration", "KvK-nummer", CellKind.CODE, 104, rank=9, hidden=True),
        Column(
            "consent",
            "Toestemming",
            CellKind.BADGE,
            128,
            rank=6,
            sortable=False,
            words={
                "given": Word("Gegeven", "success", "circle-check"),
                "withdrawn": Word("Ingetrokken", "warn", "undo-2"),
                "none": Word("Geen", "neutral", "minus"),
            },
        ),
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            104,
            rank=9,
            hidden=True,
            words={
                "active": Word("Actief", "success", "circle-check"),
                "erased": Word("Gewist", "neutral", "circle-x"),
            },
        ),
    ),
    sort=(Sort("number"),),
    topics=frozenset({"customers"}),
    views={
        "Bedrijven": (Filter("kind", Operator.IS, ("company",)),),
        "Personen": (Filter("kind", Operator.IS, ("person",)),),
        "Via e-mail": (Filter("dispatch", Operator.IS, ("email",)),),
    },
)

JOURNAL = ListSpec(
    name="journal",
    right=Right.VIEW_REPORTS,
    title="Logboek",
    one="regel",
    many="regels",
    columns=(
        Column("moment", "Moment", CellKind.MOMENT, 158),
        Column("chain", "Keten", CellKind.CODE, 120, rank=3),
        Column("seq", "Volgnummer", CellKind.NUMBER, 100, rank=2),
        Column("employee", "Medewerker", width=160, pick=True),
        Column("event", "Gebeurtenis", width=200, stretch=True, strong=True),
        Column("ref", "Betreft", CellKind.CODE, 240, rank=1),
        Column("hash", "Controlegetal", CellKind.CODE, 240, rank=4, hidden=True),
    ),
    sort=(Sort("moment", descending=True),),
    topics=frozenset({"receipts", "articles", "people", "shifts", "settings"}),
)

IMPORTS = ListSpec(
    name="imports",
    right=Right.IMPORT_ARTICLES,
    title="Inleesruns",
    one="inleesrun",
    many="inleesruns",
    columns=(
        Column("moment", "Moment", CellKind.MOMENT, 158, strong=True),
        Column("file", "Bestand", width=240, stretch=True),
        Column("employee", "Medewerker", width=160, rank=1, pick=True),
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            150,
            words={
                "done": Word("Ingelezen", "success", "circle-check"),
                "undone": Word("Teruggedraaid", "neutral", "undo-2"),
            },
        ),
    ),
    sort=(Sort("moment", descending=True),),
    topics=frozenset({"articles"}),
)

CUSTOMER_IMPORTS = replace(
    IMPORTS, name="customer_imports", right=Right.IMPORT_CUSTOMERS, topics=frozenset({"customers"})
)

LISTS: Mapping[str, ListSpec] = {
    **{
        spec.name: spec
        for spec in (RECEIPTS, ARTICLES, SHIFTS, USERS, ROLES, CUSTOMERS, JOURNAL, IMPORTS, CUSTOMER_IMPORTS)
    },
    **SALES_LISTS,
}
