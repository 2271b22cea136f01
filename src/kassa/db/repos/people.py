"""Employees, their roles and the counts of wrong codes."""

from __future__ import annotations

from collections.abc import Iterable

from kassa.db.engine import Reader, Transaction
from kassa.domain.frozen import frozen

_EMPLOYEE = (
    "SELECT e.id, e.number, e.name, e.initials, e.language, e.role_id, r.name, e.pin_hash, e.password_hash, "
    "COALESCE(e.card_code, ''), e.active, e.revision FROM employee e JOIN role r ON r.id = e.role_id"
)


@frozen
class StoredEmployee:
    """An employee as stored; the hashes never leave the services."""

    id: str
    number: int
    name: str
    initials: str
    language: str
    role_id: str
    role_name: str
    pin_hash: str
    password_hash: str
    card_print: str
    active: bool
    revision: int


@frozen
class StoredRole:
    """A role and its rights by name."""

    id: str
    name: str
    active: bool
    rights: frozenset[str]


def employees(reader: Reader, *, only_active: bool = False) -> tuple[StoredEmployee, ...]:
    """Return employees in order of their number."""
    where = " WHERE e.active = 1" if only_active else ""
    return tuple(_employee(row) for row in reader.all(f"{_EMPLOYEE}{where} ORDER BY e.number"))


def employee(reader: Reader, employee_id: str) -> StoredEmployee | None:
    """Return one employee, or None."""
    row = reader.one(f"{_EMPLOYEE} WHERE e.id = :id", id=employee_id)
    return None if row is None else _employee(row)


def employee_by_number(reader: Reader, number: int) -> StoredEmployee | None:
    """Return the employee with this number, or None."""
    row = reader.one(f"{_EMPLOYEE} WHERE e.number = :number", number=number)
    return None if row is None else _employee(row)


def employee_by_card(reader: Reader, card_print: str) -> StoredEmployee | None:
    """Return the employee whose card has this keyed print, or None."""
    row = reader.one(f"{_EMPLOYEE} WHERE e.card_code = :print", print=card_print)
    return None if row is None else _employee(row)


def add_employee(tx: Transaction, person: StoredEmployee) -> None:
    """Store a new employee."""
    tx.run(
        "INSERT INTO employee (id, number, name, initials, language, role_id, pin_hash, password_hash, card_code, "
        "active, revision) VALUES (:id, :number, :name, :initials, :language, :role_id, :pin_hash, :password_hash, "
        ":card_code, :active, 1)",
        **_columns(person),
    )


def save_employee(tx: Transaction, person: StoredEmployee) -> bool:
    """Store a changed employee; False when somebody else changed it since ``person.revision``."""
    return (
        tx.run(
            "UPDATE employee SET number = :number, name = :name, initials = :initials, language = :language, "
            "role_id = :role_id, pin_hash = :pin_hash, password_hash = :password_hash, card_code = :card_code, "
            "active = :active, revision = revision + 1 WHERE id = :id AND revision = :revision",
            revision=person.revision,
            **_columns(person),
        )
        == 1
    )


def roles(reader: Reader) -> tuple[StoredRole, ...]:
    """Return every role with its rights, in order of name."""
    rights: dict[str, set[str]] = {}
    for role_id, right in reader.all("SELECT role_id, right_name FROM role_right"):
        rights.setdefault(role_id, set()).add(right)
    return tuple(
        StoredRole(role_id, name, bool(active), frozenset(rights.get(role_id, ())))
        for role_id, name, active in reader.all("SELECT id, name, active FROM role ORDER BY name, id")
    )


def rights_of(reader: Reader, role_id: str) -> frozenset[str]:
    """Return the names of the rights of a role."""
    rows = reader.all("SELECT right_name FROM role_right WHERE role_id = :id", id=role_id)
    return frozenset(name for (name,) in rows)


def save_role(tx: Transaction, role: StoredRole) -> None:
    """Store a role, new or changed, with exactly these rights."""
    tx.run(
        "INSERT INTO role (id, name, active) VALUES (:id, :name, :active) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, active = excluded.active",
        id=role.id,
        name=role.name,
        active=int(role.active),
    )
    tx.run("DELETE FROM role_right WHERE role_id = :id", id=role.id)
    tx.many(
        "INSERT INTO role_right (role_id, right_name) VALUES (:id, :right)",
        [{"id": role.id, "right": right} for right in sorted(role.rights)],
    )


def wrong_codes(reader: Reader, place: str, employee_id: str) -> int:
    """Return how many wrong codes were typed here for this person since the last good one."""
    found = reader.value(
        "SELECT wrong FROM login_guard WHERE place = :place AND employee_id = :id", place=place, id=employee_id
    )
    return int(found or 0)


def hold_wrong_codes(tx: Transaction, place: str, employee_id: str) -> int:
    """Return the same count and keep others from changing it until this transaction ends."""
    tx.run(
        "INSERT INTO login_guard (place, employee_id, wrong, changed_at) VALUES (:place, :id, 0, 0) "
        "ON CONFLICT (place, employee_id) DO NOTHING",
        place=place,
        id=employee_id,
    )
    lock = " FOR UPDATE" if tx.kind == "postgresql" else ""
    sql = f"SELECT wrong FROM login_guard WHERE place = :place AND employee_id = :id{lock}"
    return int(tx.value(sql, place=place, id=employee_id))


def set_wrong_codes(tx: Transaction, place: str, employee_id: str, wrong: int, changed_at: int) -> None:
    """Store the count of wrong codes; the row exists since it was held."""
    tx.run(
        "UPDATE login_guard SET wrong = :wrong, changed_at = :at WHERE place = :place AND employee_id = :id",
        place=place,
        id=employee_id,
        wrong=wrong,
        at=changed_at,
    )


def holders_of(reader: Reader, right: str, *, without: Iterable[str] = ()) -> int:
    """Count the active employees whose active role has a right, leaving some employees out."""
    rows = reader.all(
        "SELECT e.id FROM employee e JOIN role r ON r.id = e.role_id JOIN role_right t ON t.role_id = r.id "
        "WHERE e.active = 1 AND r.active = 1 AND t.right_name = :right",
        right=right,
    )
    return len({employee_id for (employee_id,) in rows} - set(without))


def _employee(row: tuple[object, ...]) -> StoredEmployee:
    values = list(row)
    values[10] = bool(values[10])
    return StoredEmployee(*values)  # type: ignore[arg-type]  # the columns of _EMPLOYEE in their order


def _columns(person: StoredEmployee) -> dict[str, object]:
    return {
        "id": person.id,
        "number": person.number,
        "name": person.name,
        "initials": person.initials,
        "language": person.language,
        "role_id": person.role_id,
        "pin_hash": person.pin_hash,
        "password_hash": person.password_hash,
        "card_code": person.card_print or None,
        "active": int(person.active),
    }
