"""Statements made from column lists, so that a list of columns stands in one place; checked against the tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

_PIECE: Final = 500


@cache
def insert(table: str, columns: tuple[str, ...]) -> str:
    """Return ``INSERT INTO table`` with a named parameter per column."""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"


@cache
def add_to(table: str, keys: tuple[str, ...], sums: tuple[str, ...]) -> str:
    """Return an upsert that adds to running totals, on both engines."""
    additions = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in sums)
    return f"{insert(table, keys + sums)} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {additions}"


def named(columns: Sequence[str], row: Sequence[object]) -> dict[str, object]:
    """Return a row as a mapping by column name."""
    return dict(zip(columns, row, strict=True))


def pieces(values: Sequence[str]) -> Iterable[tuple[str, dict[str, str]]]:
    """Cut a list into pieces for ``IN``: the parameter names and their values."""
    for start in range(0, len(values), _PIECE):
        part = {f"v{place}": value for place, value in enumerate(values[start : start + _PIECE])}
        yield ", ".join(f":{name}" for name in part), part
