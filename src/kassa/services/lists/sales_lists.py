"""The lists of sales documents; columns and words are those of ui.md 4.4, 9.1, 9.3 and 9.4."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kassa.domain.people.rights import Right
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column, Filter, ListSpec, Operator, Sort, Word

_CONCEPT = Word("Concept", "neutral", "pencil")
_OPEN = Word("Openstaand", "info", "clock")
_NEWEST = (Sort("date", descending=True),)
_NUMBER = Column("number", "Nummer", CellKind.CODE, 140, strong=True)
_DATE = Column("date", "Datum", CellKind.DATE, 106)
_CUSTOMER = Column("customer", "Debiteur", width=146, stretch=True)
_SUBJECT = Column("subject", "Betreft", width=120, rank=4, stretch=True)
_GROSS = Column("gross", "Totaal", CellKind.MONEY, 94, total=True, strong=True)
_MORE = (
    Column("type", "Soort", width=130, rank=8, hidden=True, sortable=False, pick=True),
    Column("reference", "Kenmerk", width=130, rank=7, hidden=True, sortable=False),
    Column("branch", "Filiaal", width=130, rank=8, hidden=True, sortable=False, pick=True),
    Column("employee", "Medewerker", width=140, rank=8, hidden=True, sortable=False, pick=True),
    Column("customer_number", "Debiteurnummer", CellKind.CODE, 120, rank=7, hidden=True, sortable=False),
)
_TOPICS = frozenset({"sales", "payments", "customers"})
_OWED = ("open", "partly_paid", "overdue")

INVOICES = ListSpec(
    name="invoices",
    right=Right.VIEW_INVOICES,
    title="Verkoopfacturen",
    one="factuur",
    many="facturen",
    columns=(
        _NUMBER,
        _DATE,
        _CUSTOMER,
        _SUBJECT,
        Column("due_date", "Vervaldatum", CellKind.DATE, 112, rank=2),
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            174,
            words={
                "concept": _CONCEPT,
                "open": _OPEN,
                "partly_paid": Word("Gedeeltelijk betaald", "warn", "circle-dashed"),
                "paid": Word("Betaald", "success", "circle-check"),
                "overdue": Word("Vervallen", "danger", "circle-alert"),
                "credited": Word("Gecrediteerd", "neutral", "undo-2"),
                "credit": Word("Credit", "neutral", "undo-2"),
            },
        ),
        Column(
            "dispatch",
            "Verzending",
            width=98,
            rank=5,
            words={
                "email": Word("E-mail", "", "mail"),
                "post": Word("Post", "", "printer"),
                "none": Word("Geen", "", "x"),
            },
        ),
        replace(_GROSS, strong=False),
        Column("open", "Openstaand", CellKind.MONEY, 104, rank=1, total=True, strong=True),
        *_MORE,
    ),
    sort=_NEWEST,
    topics=_TOPICS,
    views={
        "Openstaand": (Filter("status", Operator.IS, _OWED),),
        "Vervallen": (Filter("status", Operator.IS, ("overdue",)),),
        "Concept": (Filter("status", Operator.IS, ("concept",)),),
        "Deze maand": (Filter("date", Operator.FROM, ("month",)),),
    },
)

ORDERS = ListSpec(
    name="orders",
    right=Right.VIEW_ORDERS,
    title="Verkooporders",
    one="order",
    many="orders",
    columns=(
        _NUMBER,
        _DATE,
        _CUSTOMER,
        _SUBJECT,
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            204,
            words={
                "concept": _CONCEPT,
                "open": _OPEN,
                "completed": Word("Afgehandeld", "success", "circle-check"),
                "partly_cancelled": Word("Gedeeltelijk geannuleerd", "warn", "x"),
                "cancelled": Word("Volledig geannuleerd", "neutral", "x"),
            },
        ),
        Column("expected_date", "Leverdatum", CellKind.DATE, 108, rank=1),
        Column("delivery_method", "Leverwijze", width=104, rank=6, sortable=False),
        Column(
            "paid_word",
            "Betaald",
            CellKind.BADGE,
            128,
            rank=3,
            sortable=False,
            words={
                "unpaid": Word("Niet betaald"),
                "deposit": Word("Aanbetaald", "info"),
                "paid": Word("Volledig betaald", "success"),
            },
        ),
        Column("paid", "Aanbetaald", CellKind.MONEY, 98, rank=5, sortable=False),
        Column("to_deliver", "Nog te leveren", CellKind.QUANTITY, 108, rank=2, sortable=False, filterable=False),
        _GROSS,
        *_MORE,
    ),
    sort=_NEWEST,
    topics=_TOPICS | {"stock"},
    views={
        "Openstaand": (Filter("status", Operator.IS, ("open", "partly_cancelled")),),
        "Afgehandeld": (Filter("status", Operator.IS, ("completed",)),),
        "Concept": (Filter("status", Operator.IS, ("concept",)),),
    },
)

DELIVERIES = ListSpec(
    name="deliveries",
    right=Right.VIEW_DELIVERIES,
    title="Pakbonnen",
    one="pakbon",
    many="pakbonnen",
    columns=(
        _NUMBER,
        _DATE,
        _CUSTOMER,
        _SUBJECT,
        Column(
            "status",
            "Status",
            CellKind.BADGE,
            150,
            words={
                "concept": _CONCEPT,
                "to_invoice": Word("Te factureren", "info", "clock"),
                "invoiced": Word("Gefactureerd", "success", "circle-check"),
                "cancelled": Word("Geannuleerd", "neutral", "x"),
            },
        ),
        Column("invoice", "Factuur", CellKind.CODE, 124, rank=2, sortable=False, filterable=False),
        _GROSS,
        *_MORE,
    ),
    sort=(Sort("status", descending=True),),
    topics=_TOPICS | {"stock"},
    views={
        "Te factureren": (Filter("status", Operator.IS, ("to_invoice",)),),
        "Gefactureerd": (Filter("status", Operator.IS, ("invoiced",)),),
        "Concept": (Filter("status", Operator.IS, ("concept",)),),
    },
)

RECEIVABLES = ListSpec(
    name="receivables",
    right=Right.VIEW_INVOICES,
    title="Openstaande debiteuren",
    one="debiteur",
    many="debiteuren",
    columns=(
        Column("customer_number", "Debiteurnummer", CellKind.CODE, 130, strong=True),
        Column("customer", "Debiteur", width=220, stretch=True),
        Column("documents", "Facturen", CellKind.NUMBER, 88, rank=3),
        Column("oldest", "Oudste vervaldatum", CellKind.DATE, 140, rank=2),
        Column("due_later", "Nog niet vervallen", CellKind.MONEY, 136, rank=1, total=True),
        Column("overdue", "Vervallen", CellKind.MONEY, 112, total=True),
        Column("open", "Openstaand", CellKind.MONEY, 120, total=True, strong=True),
    ),
    sort=(Sort("overdue", descending=True),),
    topics=_TOPICS,
)

_WAITING = (_NUMBER, _DATE, _CUSTOMER, _SUBJECT, Column("due_date", "Vervaldatum", CellKind.DATE, 116, rank=2), _GROSS)

TO_POST = ListSpec(
    name="to_post",
    right=Right.VIEW_INVOICES,
    title="Te printen en posten",
    one="factuur",
    many="facturen",
    columns=(*_WAITING, *_MORE),
    sort=(Sort("number"),),
    topics=_TOPICS,
)

UNSENT = ListSpec(
    name="unsent",
    right=Right.VIEW_INVOICES,
    title="Definitief, maar nog niet verzonden",
    one="factuur",
    many="facturen",
    columns=(
        *_WAITING,
        Column(
            "mail",
            "E-mail",
            width=140,
            sortable=False,
            words={
                "none": Word("Geen e-mail", "warn", "mail"),
                "concept": Word("Concept", "warn", "pencil"),
                "queued": Word("Wordt verzonden", "neutral", "clock"),
                "failed": Word("Mislukt", "danger", "circle-alert"),
                "unsure": Word("Onzeker", "danger", "circle-help"),
            },
        ),
        *_MORE,
    ),
    sort=(Sort("number"),),
    topics=_TOPICS | {"mails"},
)

TRASH = ListSpec(
    name="trash",
    right=Right.DELETE_CONCEPTS,
    title="Prullenbak",
    one="concept",
    many="concepten",
    columns=(
        Column("moment", "Verwijderd op", CellKind.MOMENT, 158),
        Column(
            "kind",
            "Soort",
            width=150,
            words={
                "order": Word("Verkooporder"),
                "delivery": Word("Pakbon"),
                "invoice": Word("Verkoopfactuur"),
                "credit": Word("Creditfactuur"),
            },
        ),
        Column("title", "Omschrijving", width=280, stretch=True, strong=True),
        Column("employee", "Medewerker", width=160, rank=1, pick=True),
    ),
    sort=(Sort("moment", descending=True),),
    topics=_TOPICS,
)

SALES_LISTS: Mapping[str, ListSpec] = {
    spec.name: spec for spec in (INVOICES, ORDERS, DELIVERIES, RECEIVABLES, TO_POST, UNSENT, TRASH)
}
