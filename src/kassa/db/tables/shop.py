"""The shop itself: branches, tills, people, settings, layouts, audit."""

from sqlmodel import Field, Index, SQLModel

from kassa.db.tables.columns import flag, maybe_whole, text, whole


class BranchRow(SQLModel, table=True):
    """Branch ("Filiaal")."""

    __tablename__ = "branch"

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: str


class TillRow(SQLModel, table=True):
    """Till ("Kassa"); its number is part of every receipt number it gives out."""

    __tablename__ = "till"

    id: str = Field(primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    number: int = whole(unique=True)
    name: str


class RoleRow(SQLModel, table=True):
    """Role: a name for a set of rights."""

    __tablename__ = "role"

    id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    active: int = flag(True)


class RoleRightRow(SQLModel, table=True):
    """One right of a role."""

    __tablename__ = "role_right"

    role_id: str = Field(primary_key=True, foreign_key="role.id")
    right_name: str = Field(primary_key=True)


class EmployeeRow(SQLModel, table=True):
    """Employee ("Medewerker"); never deleted, only made inactive."""

    __tablename__ = "employee"

    id: str = Field(primary_key=True)
    number: int = whole(unique=True)
    name: str
    initials: str = text()
    language: str = text("nl")
    role_id: str = Field(foreign_key="role.id")
    pin_hash: str = text()
    password_hash: str = text()
    card_code: str | None = Field(default=None, unique=True)
    active: int = flag(True)
    revision: int = whole(1)


class LoginGuardRow(SQLModel, table=True):
    """Wrong codes in a row per till and employee; survives a restart."""

    __tablename__ = "login_guard"

    place: str = Field(primary_key=True)
    employee_id: str = Field(primary_key=True)
    wrong: int = whole(0)
    changed_at: int = whole(0)


class SettingRow(SQLModel, table=True):
    """One setting of the company, a branch or a till, as JSON."""

    __tablename__ = "setting"

    scope: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class SnapshotRow(SQLModel, table=True):
    """A text that documents were made with (shop name, address, footer), kept under its own hash."""

    __tablename__ = "snapshot"

    hash: str = Field(primary_key=True)
    body: str


class LayoutRow(SQLModel, table=True):
    """A published version of the till's button layout, as one JSON document."""

    __tablename__ = "layout"

    id: str = Field(primary_key=True)
    branch_id: str = Field(foreign_key="branch.id")
    version: int = whole()
    name: str
    body: str
    published_at: int = whole()
    employee_id: str


class ViewRow(SQLModel, table=True):
    """A saved view of a list; without an employee it is for everyone."""

    __tablename__ = "saved_view"

    id: str = Field(primary_key=True)
    list_name: str = Field(index=True)
    employee_id: str = text()
    name: str
    body: str


class PreferenceRow(SQLModel, table=True):
    """What an employee set up for himself: columns of a list, open tabs, window places."""

    __tablename__ = "preference"

    employee_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class JournalChainRow(SQLModel, table=True):
    """The head of one journal chain: of each till, and one of the office."""

    __tablename__ = "journal_chain"

    chain: str = Field(primary_key=True)
    seq: int = whole()
    hash: str
    grand_total: int = whole()


class JournalRow(SQLModel, table=True):
    """One act: who, where, when, what, why. Holds the very text that was hashed (performance.md 3.12)."""

    __tablename__ = "journal"
    __table_args__ = (Index("journal_ref", "ref"), {"sqlite_with_rowid": False})

    chain: str = Field(primary_key=True)
    seq: int = whole(primary_key=True)
    moment: int = whole()
    employee_id: str
    event: str
    ref: str
    payload: str
    grand_total: int = whole()
    prev_hash: str
    hash: str


class ActionRow(SQLModel, table=True):
    """A pressed button that booked something: the same key books once (domain.md 4)."""

    __tablename__ = "action"
    __table_args__ = {"sqlite_with_rowid": False}

    key: str = Field(primary_key=True)
    fingerprint: str
    result: str
    moment: int = whole()


class SeriesRow(SQLModel, table=True):
    """A number series: the last number given out and the date of its document."""

    __tablename__ = "series"

    id: str = Field(primary_key=True)
    last: int = whole()
    last_date: str = text()


class OutboxRow(SQLModel, table=True):
    """Paper, drawer pulse or mail that a committed act asked for."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_state", "state", "device"), {"sqlite_with_rowid": False})

    id: str = Field(primary_key=True)
    kind: str
    device: str
    dedup: str = Field(unique=True)
    payload: str
    state: str
    attempts: int = whole(0)
    error: str = text()
    created_at: int = whole()
    claimed_at: int | None = maybe_whole()
    settled_at: int | None = maybe_whole()
