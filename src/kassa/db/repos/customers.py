"""Customers."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction
from kassa.domain.people.customer import Customer


def add(tx: Transaction, customer: Customer, folded: str) -> None:
    """Store a new customer; ``folded`` is the text it is found by."""
    tx.run(
        "INSERT INTO customer (id, number, name, folded, company, phone, email, street, postcode, city, country) "
        "VALUES (:id, :number, :name, :folded, :company, :phone, :email, :street, :postcode, :city, :country)",
        number=customer.number,
        **_columns(customer, folded),
    )


def save(tx: Transaction, customer: Customer, folded: str) -> None:
    """Store a changed customer; its number stays."""
    tx.run(
        "UPDATE customer SET name = :name, folded = :folded, company = :company, phone = :phone, email = :email, "
        "street = :street, postcode = :postcode, city = :city, country = :country, revision = revision + 1 "
        "WHERE id = :id",
        **_columns(customer, folded),
    )


def _columns(customer: Customer, folded: str) -> dict[str, object]:
    """Return what both a new and a changed customer writes, by column."""
    return {
        "id": customer.id,
        "name": customer.name,
        "folded": folded,
        "company": customer.company,
        "phone": customer.phone,
        "email": customer.email,
        "street": customer.street,
        "postcode": customer.postcode,
        "city": customer.city,
        "country": customer.country,
    }


def all_customers(reader: Reader) -> tuple[Customer, ...]:
    """Return every customer, in order of number."""
    rows = reader.all(
        "SELECT id, number, name, company, phone, email, street, postcode, city, country FROM customer ORDER BY number"
    )
    return tuple(Customer(*row) for row in rows)


def get(reader: Reader, customer_id: str) -> Customer | None:
    """Return a customer, or None."""
    row = reader.one(
        "SELECT id, number, name, company, phone, email, street, postcode, city, country FROM customer WHERE id = :id",
        id=customer_id,
    )
    return None if row is None else Customer(*row)


def number_taken(reader: Reader, number: str) -> bool:
    """Tell whether a customer has this number."""
    return reader.value("SELECT 1 FROM customer WHERE number = :number", number=number) is not None
