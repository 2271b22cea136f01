"""Statements for saved views and preferences."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction

_VIEWS = (
    "SELECT id, employee_id, name, body FROM saved_view"
    " WHERE list_name = :list_name AND employee_id IN ('', :employee_id) ORDER BY name, id"
)
_DROP_SAME = "DELETE FROM saved_view WHERE list_name = :list_name AND employee_id = :employee_id AND name = :name"
_INSERT = (
    "INSERT INTO saved_view (id, list_name, employee_id, name, body)"
    " VALUES (:id, :list_name, :employee_id, :name, :body)"
)
_SET = (
    "INSERT INTO preference (employee_id, name, value) VALUES (:employee_id, :name, :value)"
    " ON CONFLICT (employee_id, name) DO UPDATE SET value = excluded.value"
)


def views(reader: Reader, list_name: str, employee_id: str) -> list[tuple[str, str, str, str]]:
    """Return id, owner, name and body of the views an employee sees."""
    return [
        (str(view), str(owner), str(name), str(body))
        for view, owner, name, body in reader.all(_VIEWS, list_name=list_name, employee_id=employee_id)
    ]


def replace_view(tx: Transaction, view_id: str, list_name: str, employee_id: str, name: str, body: str) -> None:
    """Keep a view in place of the one of the same owner and name."""
    tx.run(_DROP_SAME, list_name=list_name, employee_id=employee_id, name=name)
    tx.run(_INSERT, id=view_id, list_name=list_name, employee_id=employee_id, name=name, body=body)


def delete_view(tx: Transaction, view_id: str) -> None:
    """Take a view away."""
    tx.run("DELETE FROM saved_view WHERE id = :id", id=view_id)


def preference(reader: Reader, employee_id: str, name: str) -> str:
    """Return the JSON of a preference, or an empty text."""
    value = reader.value(
        "SELECT value FROM preference WHERE employee_id = :employee_id AND name = :name",
        employee_id=employee_id,
        name=name,
    )
    return str(value or "")


def set_preference(tx: Transaction, employee_id: str, name: str, value: str) -> None:
    """Keep the JSON of a preference."""
    tx.run(_SET, employee_id=employee_id, name=name, value=value)
