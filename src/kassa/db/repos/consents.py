"""Consent: the texts there were, and who agreed to which or withdrew."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import moment_of
from kassa.domain.people.privacy import Consent


def of_customer(reader: Reader, customer_ids: Sequence[str]) -> tuple[Consent, ...]:
    """Return what these customers (one and those merged into it) agreed to or withdrew, newest first."""
    rows = [
        row
        for one in customer_ids
        for row in reader.all(
            "SELECT x.moment, x.id, x.given, x.text_version, t.body, COALESCE(e.name, '') FROM customer_consent x "
            "JOIN consent_text t ON t.version = x.text_version LEFT JOIN employee e ON e.id = x.employee_id "
            "WHERE x.customer_id = :id",
            id=one,
        )
    ]
    return tuple(
        Consent(given == 1, version, body, moment_of(moment), employee)
        for moment, _, given, version, body, employee in sorted(rows, reverse=True)
    )


def version_of(tx: Transaction, body: str, moment: int) -> int:
    """Return the version of a text; a text that is not the last one becomes a new version."""
    last = tx.one("SELECT version, body FROM consent_text ORDER BY version DESC LIMIT 1")
    if last is not None and last[1] == body:
        return int(last[0])
    version = int(last[0]) + 1 if last is not None else 1
    tx.run(
        "INSERT INTO consent_text (version, body, created_at) VALUES (:version, :body, :moment)",
        version=version,
        body=body,
        moment=moment,
    )
    return version


def add(
    tx: Transaction, consent_id: str, customer_id: str, version: int, moment: int, employee_id: str, *, given: bool
) -> None:
    """Store that consent was given or withdrawn."""
    tx.run(
        "INSERT INTO customer_consent (id, customer_id, text_version, given, moment, employee_id) "
        "VALUES (:id, :customer, :version, :given, :moment, :employee)",
        id=consent_id,
        customer=customer_id,
        version=version,
        given=int(given),
        moment=moment,
        employee=employee_id,
    )
