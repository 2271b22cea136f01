"""Frozen records: what ``@dataclass(frozen=True, slots=True)`` gives, at a fourteenth of its price at start.

The standard decorator generates and compiles six methods per class when its module is imported: 0.75 ms each here,
60 ms for the 91 classes of the till, a third of the time in which it must stand on the screen (performance.md 4). This
one shares all methods but ``__init__``, and writes that one when the first object is made. Making an object takes half
the time as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class a frozen record with slots.

    ``field``, ``fields``, ``replace``, ``__post_init__`` and matching work as with a dataclass; records of one class
    are equal when all their fields are, and can be hashed, copied and pickled.
    """
    # Only the bookkeeping of the fields and the slots: with these switches nothing is generated.
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names = tuple(one.name for one in fields(cast("type[DataclassInstance]", made)))
    methods = _methods(made, names) | {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
    for name, method in methods.items():
        if name not in vars(cls) or name == "__hash__":
            setattr(made, name, method)
    return made


@dataclass_transform(frozen_default=True, order_default=True, field_specifiers=(field,))
def ordered(cls: type[T]) -> type[T]:
    """Make a class a frozen record whose objects are ordered by their fields."""
    made = frozen(cls)
    names = tuple(one.name for one in fields(cast("type[DataclassInstance]", made)))
    values = cast("Callable[[object], int]", attrgetter(*names))

    def comparing(operator: Callable[[int, int], bool]) -> Callable[[object, object], bool]:
        def compare(self: object, other: object) -> bool:
            return operator(values(self), values(other)) if other.__class__ is made else NotImplemented

        return compare

    for name, operator in (("__lt__", lt), ("__le__", le), ("__gt__", gt), ("__ge__", ge)):
        setattr(made, name, comparing(operator))
    return made


def _methods(cls: type[T], names: tuple[str, ...]) -> dict[str, Callable[..., object]]:
    """Return the methods that every record has, reading the fields of this class."""
    values: Callable[[object], object] = attrgetter(*names) if names else lambda _: ()

    def first_init(self: object, *given: object, **named: object) -> None:
        written = _written_init(cls)
        setattr(cls, "__init__", written)  # noqa: B010 - a plain assignment to a method is refused by mypy
        written(self, *given, **named)

    def same(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is cls else NotImplemented

    def hashed(self: object) -> int:
        return hash(values(self))

    def shown(self: object) -> str:
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def state(self: object) -> list[object]:
        return [getattr(self, name) for name in names]

    def restore(self: object, kept: list[object]) -> None:
        for name, value in zip(names, kept, strict=True):
            object.__setattr__(self, name, value)

    return {
        "__init__": first_init,
        "__eq__": same,
        "__hash__": hashed,
        "__repr__": shown,
        "__getstate__": state,
        "__setstate__": restore,
    }


def _written_init(cls: type) -> Callable[..., None]:
    """Write and compile ``__init__``: it fills the slots directly, in the order of the fields."""
    scope: dict[str, object] = {"_missing": MISSING}
    asked, lines = [], []
    for one in fields(cast("type[DataclassInstance]", cls)):
        name = value = one.name
        scope[f"_set_{name}"] = getattr(cls, name).__set__
        if one.default_factory is not MISSING:
            scope[f"_make_{name}"] = one.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}" if one.init else f"_make_{name}()"
        if one.init:
            has_default = one.default is not MISSING or one.default_factory is not MISSING
            scope[f"_default_{name}"] = MISSING if one.default is MISSING else one.default
            asked.append(f"{name}=_default_{name}" if has_default else name)
        elif one.default is not MISSING:
            scope[f"_default_{name}"] = one.default
            value = f"_default_{name}"
        elif one.default_factory is MISSING:
            continue  # filled by __post_init__
        lines.append(f"    _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec(f"def __init__(self, {', '.join(asked)}):\n" + "\n".join(lines or ["    pass"]), scope)
    return cast("Callable[..., None]", scope["__init__"])


def _refuse_set(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field '{name}'")


def _refuse_delete(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field '{name}'")
