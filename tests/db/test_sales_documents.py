"""Sales documents are read back exactly as they were stored, and what is final stays so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database
from kassa.db.numbering import next_number
from kassa.db.repos import sales
from kassa.db.repos.sales import Numbered
from kassa.domain.errors import StoreError
from kassa.domain.sales.document import DocumentKind, DocumentStatus, document_totals
from tests.support.sales import concept, goods, words

LINES = st.lists(
    st.builds(
        goods,
        st.integers(0, 99_999),
        st.integers(-9, 99),
        rate=st.sampled_from([2100, 900, 0]),
        discount=st.sampled_from([0, 500, 3333, 10_000]),
        exclusive=st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(lines=LINES, kind=st.sampled_from(list(DocumentKind)))
def test_a_document_comes_back_as_it_was(database: Database, lines: list, kind: DocumentKind) -> None:  # type: ignore[type-arg]
    made = concept(kind, *lines, words("Bedankt “voor” de 🛒 order"))
    with database.write() as tx:
        sales.add(tx, made, 5)
    with database.read() as reader:
        stored = sales.get(reader, made.id)
    assert stored is not None
    assert stored.document == made
    assert stored.totals == document_totals(made)
    assert sales.of_body(sales.body(made)) == made


def definitive(database: Database) -> str:
    """Store a definitive invoice and return its identity."""
    made = concept(DocumentKind.INVOICE, goods(1210, 3))
    with database.write() as tx:
        sales.add(tx, made, 5)
        number = next_number(tx, "invoice/1/2026", "2026-11-21")
        final = replace(made, status=DocumentStatus.DEFINITIVE)
        assert sales.save(tx, final, 6, Numbered("invoice/1/2026", number, f"2026-{number:04d}", 6, "x"))
    return made.id


def test_a_save_of_an_old_revision_is_noticed(database: Database) -> None:
    made = concept(DocumentKind.ORDER, goods(100))
    with database.write() as tx:
        sales.add(tx, made, 5)
        assert sales.save(tx, made, 6)
        assert not sales.save(tx, made, 7)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sales_document SET subject = 'x' WHERE id = '{id}'",
        "DELETE FROM sales_document WHERE id = '{id}'",
        "UPDATE sales_line SET amount = 1 WHERE document_id = '{id}'",
        "DELETE FROM sales_line WHERE document_id = '{id}'",
        "DELETE FROM sales_vat WHERE document_id = '{id}'",
        "INSERT INTO sales_vat (document_id, position, vat_code, letter, rate, net, vat, gross)"
        " VALUES ('{id}', 9, 'low', 'B', 900, 0, 0, 0)",
    ],
)
def test_a_definitive_invoice_never_changes(database: Database, statement: str) -> None:
    made = definitive(database)
    with pytest.raises(StoreError), database.write() as tx:
        tx.run(statement.format(id=made))


def test_a_number_is_taken_from_its_series_only(database: Database) -> None:
    made = concept(DocumentKind.INVOICE, goods(100))
    with database.write() as tx:
        sales.add(tx, made, 5)
    final = replace(made, status=DocumentStatus.DEFINITIVE)
    with pytest.raises(StoreError), database.write() as tx:
        sales.save(tx, final, 6, Numbered("invoice/1/2026", 7, "2026-0007", 6, "x"))
