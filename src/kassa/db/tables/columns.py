"""Column shorthands: every amount an INTEGER, every moment microseconds UTC, every identity 32 hex digits."""

from typing import Any

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field

# SQLite makes only a column declared INTEGER the row's own key.
ROW_KEY = BigInteger().with_variant(Integer, "sqlite")


def whole(default: int | None = None, **options: Any) -> Any:
    """A whole number of 64 bits: cents, 1/10,000 euro, 1/1,000 piece, basis points or microseconds."""
    if default is None:
        return Field(sa_type=BigInteger, **options)
    return Field(default=default, sa_type=BigInteger, sa_column_kwargs={"server_default": str(default)}, **options)


def maybe_whole(**options: Any) -> Any:
    """A whole number that may be absent."""
    return Field(default=None, nullable=True, sa_type=BigInteger, **options)


def flag(default: bool = False) -> Any:
    """0 or 1."""
    return Field(default=int(default), sa_type=Integer, sa_column_kwargs={"server_default": str(int(default))})


def text(default: str = "") -> Any:
    """A text that is empty when there is nothing to say."""
    return Field(default=default, sa_column_kwargs={"server_default": default})
