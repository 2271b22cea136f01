"""Customers, their contact details and addresses, in and out of the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.search import customer_text, index_customers, unindex_customers
from kassa.db.statements import insert as insert_into
from kassa.domain.catalog.folding import fold
from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.domain.people.customer import Customer, CustomerHit, CustomerKind, PriceList
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate

COLUMNS: Final = (
    "id", "number", "name", "company", "phone", "email", "street", "postcode", "city", "country", "kind", "company_id",
    "vat_id", "registration", "iban", "payment_days", "price_list", "own_discount", "credit_limit", "language",
    "dispatch", "note", "note_at_sale", "merged_into", "erased",
)  # fmt: skip
"""What a customer writes; ``folded``, ``searched`` and ``revision`` follow from it."""

_SELECT: Final = (
    f"SELECT {', '.join(f'c.{name}' for name in COLUMNS)}, c.revision, COALESCE(p.discount, 0) "
    "FROM customer c LEFT JOIN price_list p ON p.code = c.price_list"
)
_WRITTEN: Final = (*COLUMNS, "folded", "searched", "import_run_id")
_INSERT: Final = f"{insert_into('customer', _WRITTEN)} RETURNING seq"
_UPDATE: Final = (
    "UPDATE customer SET "
    + ", ".join(f"{name} = :{name}" for name in (*COLUMNS, "folded", "searched") if name != "id")
    + ", revision = revision + 1 WHERE id = :id AND revision = :revision"
)
_KINDS: Final = {kind.value: kind for kind in CustomerKind}
_DISPATCH: Final = {method.value: method for method in DispatchMethod}


def get(reader: Reader, customer_id: str) -> Customer | None:
    """Return a customer."""
    row = reader.one(f"{_SELECT} WHERE c.id = :id", id=customer_id)
    return None if row is None else _customer(row)


def surviving(reader: Reader, customer_id: str) -> Customer | None:
    """Return a customer; of one that was merged the one it became."""
    found = get(reader, customer_id)
    return get(reader, found.merged_into) if found is not None and found.merged_into else found


def lock(tx: Transaction, customer_id: str) -> None:
    """Keep others from selling to this customer on account until the transaction ends."""
    if tx.kind == "postgresql":  # the writer of SQLite is alone already
        tx.one("SELECT id FROM customer WHERE id = :id FOR NO KEY UPDATE", id=customer_id)


def by_number(reader: Reader, number: str) -> Customer | None:
    """Return the customer with this number; one that was merged or erased keeps its own."""
    row = reader.one(f"{_SELECT} WHERE c.number = :number", number=number)
    return None if row is None else _customer(row)


def where(reader: Reader, condition: str, **values: object) -> tuple[Customer, ...]:
    """Return the customers (``c``) of a condition."""
    return tuple(_customer(row) for row in reader.all(f"{_SELECT} WHERE {condition}", **values))


def linked(reader: Reader, company_id: str) -> tuple[Customer, ...]:
    """Return the persons linked to a company, by name."""
    rows = reader.all(f"{_SELECT} WHERE c.company_id = :id ORDER BY c.folded, c.id", id=company_id)
    return tuple(_customer(row) for row in rows)


def merged_into(reader: Reader, customer_id: str) -> tuple[Customer, ...]:
    """Return the customers that were merged into this one, by number."""
    rows = reader.all(f"{_SELECT} WHERE c.merged_into = :id ORDER BY c.number", id=customer_id)
    return tuple(_customer(row) for row in rows)


def hits(reader: Reader, customer_ids: Sequence[str]) -> tuple[CustomerHit, ...]:
    """Return customers as a picker shows them, in this order; those that are merged, erased or gone are left out."""
    found = [get(reader, one) for one in customer_ids]
    return tuple(
        CustomerHit(one.id, one.number, one.name, one.company, one.kind, one.city, one.phone)
        for one in found
        if one is not None and not one.merged_into and not one.erased
    )


def hit(row: Row) -> CustomerHit:
    """Return a row of ``search_customers`` as it is shown."""
    id_, number, name, company, kind, city, phone = row
    return CustomerHit(id_, number, name, company, _KINDS[kind], city, phone)


def next_number(reader: Reader) -> str:
    """Return the next free whole customer number of at most eight digits, 10001 for the first.

    The longest number is the highest: an index holds them by length, so a million customers are not read.
    """
    digits = (
        "number GLOB '[1-9]*' AND number NOT GLOB '*[^0-9]*'" if reader.kind == "sqlite" else "number ~ '^[1-9][0-9]*$'"
    )
    highest = reader.value(
        f"SELECT number FROM customer WHERE length(number) <= 8 AND {digits} "
        "ORDER BY length(number) DESC, number DESC LIMIT 1"
    )
    number = max(int(highest or 0) + 1, 10001)
    while reader.one("SELECT 1 FROM customer WHERE number = :number", number=str(number)) is not None:
        number += 1
    return str(number)


def insert(tx: Transaction, customer: Customer, contacts: Sequence[ContactDetail] = ()) -> None:
    """Store a new customer and its place in the search index; its contact details are stored apart."""
    values = plain(customer, [one.value for one in contacts])
    seq = tx.value(_INSERT, **values, import_run_id=None)
    index_customers(tx, [{"seq": seq, "searched": values["searched"]}])


def update(tx: Transaction, customer: Customer, contacts: Sequence[ContactDetail]) -> bool:
    """Store a changed customer; False when somebody else changed it first."""
    before = tx.one("SELECT seq, searched FROM customer WHERE id = :id", id=customer.id)
    values = plain(customer, [one.value for one in contacts])
    if before is None or not tx.run(_UPDATE, revision=customer.revision, **values):
        return False
    if before[1] != values["searched"]:
        reindex(tx, [(before[0], before[1], str(values["searched"]))])
    return True


def unlink(tx: Transaction, person: Customer) -> None:
    """Take a person's link to a company away; the company's name goes with it."""
    update(tx, replace(person, company_id=None, company=""), contacts(tx, person.id))


def reindex(tx: Transaction, moved: Iterable[tuple[int, str, str]]) -> None:
    """Move customers in the search index: key, old and new text; an empty text is not in the index."""
    moved = list(moved)
    unindex_customers(tx, [{"seq": seq, "searched": old} for seq, old, _ in moved if old])
    index_customers(tx, [{"seq": seq, "searched": new} for seq, _, new in moved if new])


def plain(customer: Customer, values: Iterable[str]) -> dict[str, Any]:
    """Return the columns of a customer, what it is sorted and found by included.

    Args:
        customer: a customer.
        values: of its contact details.
    """
    found = not customer.merged_into and not customer.erased
    return {
        **{name: getattr(customer, name) for name in COLUMNS},
        "kind": customer.kind.value,
        "price_list": customer.price_list or None,
        "own_discount": None if customer.own_discount is None else customer.own_discount.basis_points,
        "credit_limit": None if customer.credit_limit is None else customer.credit_limit.cents,
        "dispatch": customer.dispatch.value,
        "note_at_sale": int(customer.note_at_sale),
        "erased": int(customer.erased),
        "folded": folded(customer),
        "searched": searched(customer, values) if found else "",
    }


def folded(customer: Customer) -> str:
    """Return the name a customer is sorted by."""
    return fold(customer.name if customer.is_person else f"{customer.company} {customer.name}")


def searched(customer: Customer, contacts: Iterable[str]) -> str:
    """Return the text a customer is found by."""
    own = (customer.number, customer.name, customer.company, customer.postcode, customer.city, customer.email)
    return customer_text((*own, customer.phone, *contacts))


def contacts(reader: Reader, customer_id: str) -> tuple[ContactDetail, ...]:
    """Return the contact details of a customer, in order."""
    rows = reader.all(
        "SELECT id, kind, value, label, for_invoices FROM customer_contact WHERE customer_id = :id "
        "ORDER BY position, id",
        id=customer_id,
    )
    return tuple(
        ContactDetail(id_, ContactKind(kind), value, label, flag == 1) for id_, kind, value, label, flag in rows
    )


def set_contacts(tx: Transaction, customer_id: str, found: Sequence[ContactDetail]) -> None:
    """Make the contact details of a customer exactly these; every one has an identity."""
    tx.run("DELETE FROM customer_contact WHERE customer_id = :id", id=customer_id)
    columns = ("id", "customer_id", "position", "kind", "value", "label", "for_invoices")
    tx.many(
        insert_into("customer_contact", columns),
        [
            dict(zip(columns, (one.id, customer_id, place, one.kind.value, one.value, one.label, int(one.for_invoices)),
                     strict=True))
            for place, one in enumerate(found, start=1)
        ],
    )  # fmt: skip


def addresses(reader: Reader, customer_id: str) -> tuple[Address, ...]:
    """Return the delivery addresses of a customer, in order."""
    rows = reader.all(
        "SELECT id, label, street, postcode, city, country FROM customer_address WHERE customer_id = :id "
        "ORDER BY position, id",
        id=customer_id,
    )
    return tuple(Address(*row) for row in rows)


def set_addresses(tx: Transaction, customer_id: str, found: Sequence[Address]) -> None:
    """Make the delivery addresses of a customer exactly these; every one has an identity."""
    tx.run("DELETE FROM customer_address WHERE customer_id = :id", id=customer_id)
    columns = ("id", "customer_id", "position", "label", "street", "postcode", "city", "country")
    tx.many(
        insert_into("customer_address", columns),
        [
            dict(zip(columns, (one.id, customer_id, place, one.label, one.street, one.postcode, one.city, one.country),
                     strict=True))
            for place, one in enumerate(found, start=1)
        ],
    )  # fmt: skip


def price_lists(reader: Reader) -> tuple[tuple[PriceList, int], ...]:
    """Return the price lists by code, each with how many customers have it."""
    rows = reader.all(
        "SELECT p.code, p.name, p.discount, (SELECT COUNT(*) FROM customer c WHERE c.price_list = p.code) "
        "FROM price_list p ORDER BY p.code"
    )
    return tuple((PriceList(code, name, Rate(points)), count) for code, name, points, count in rows)


def price_list_name(reader: Reader, code: str) -> str:
    """Return the name of a price list; empty when it is not there."""
    return str(reader.value("SELECT name FROM price_list WHERE code = :code", code=code) or "")


def put_price_list(tx: Transaction, found: PriceList) -> None:
    """Store a new or changed price list."""
    tx.run(
        "INSERT INTO price_list (code, name, discount) VALUES (:code, :name, :discount) ON CONFLICT (code) DO UPDATE "
        "SET name = excluded.name, discount = excluded.discount, revision = price_list.revision + 1",
        code=found.code,
        name=found.name,
        discount=found.discount.basis_points,
    )


def delete_price_list(tx: Transaction, code: str) -> None:
    """Remove a price list nobody has."""
    tx.run("DELETE FROM price_list WHERE code = :code", code=code)


def from_plain(values: Mapping[str, Any]) -> Customer:
    """Return the customer of these columns; ``revision`` and ``list_discount`` may be left out."""
    own, limit = values["own_discount"], values["credit_limit"]
    return Customer(
        **{name: values[name] for name in COLUMNS}
        | {
            "kind": _KINDS[values["kind"]],
            "price_list": values["price_list"] or "",
            "list_discount": Rate(values.get("list_discount", 0)),
            "own_discount": None if own is None else Rate(own),
            "credit_limit": None if limit is None else Money(limit),
            "dispatch": _DISPATCH[values["dispatch"]],
            "note_at_sale": values["note_at_sale"] == 1,
            "erased": values["erased"] == 1,
            "revision": values.get("revision", 0),
        }
    )


def _customer(row: Row) -> Customer:
    return from_plain(dict(zip((*COLUMNS, "revision", "list_discount"), row, strict=True)))
