"""Records behave as frozen dataclasses with slots do."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any, ClassVar

import pytest

from kassa.domain.frozen import frozen, ordered


@frozen
class Person:
    name: str
    age: int = 30
    tags: tuple[str, ...] = field(default_factory=tuple)
    greeting: str = field(init=False)
    kind: str = field(init=False, default="person")
    codes: list[int] = field(init=False, default_factory=list)
    limit: ClassVar[int] = 9

    def __post_init__(self) -> None:
        object.__setattr__(self, "greeting", f"Dag {self.name}")


@frozen
class Nothing:
    pass


@frozen
class Named:
    name: str

    def __repr__(self) -> str:
        return "named"


@ordered
class Version:
    major: int
    minor: int = 0


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    age: int = 30


def test_fields_are_filled_in_order_with_their_defaults() -> None:
    jan = Person("Jan")
    assert (jan.name, jan.age, jan.tags, jan.greeting, jan.kind, jan.codes) == ("Jan", 30, (), "Dag Jan", "person", [])
    assert Person("Jan", tags=("a",)).tags == ("a",)
    assert Person("Jan").codes is not Person("Jan").codes
    assert [one.name for one in fields(jan)] == ["name", "age", "tags", "greeting", "kind", "codes"]
    assert Person.limit == 9
    assert Nothing() == Nothing()


@pytest.mark.parametrize("wrong", [(), ("Jan", 1, (), 4)])
def test_wrong_arguments_are_refused(wrong: Any) -> None:
    with pytest.raises(TypeError):
        Person(*wrong)
    with pytest.raises(TypeError):
        Person("Jan", kind="dog")  # type: ignore[call-arg]


def test_nothing_changes_afterwards() -> None:
    jan = Person("Jan")
    with pytest.raises(FrozenInstanceError):
        setattr(jan, "name", "Piet")  # noqa: B010 - the type checker forbids the other way, as it should
    with pytest.raises(FrozenInstanceError):
        del jan.name
    with pytest.raises(FrozenInstanceError):
        setattr(jan, "other", 1)  # noqa: B010
    assert not hasattr(jan, "__dict__")


def test_equal_when_all_fields_are() -> None:
    assert Standard("Jan") == Standard("Jan")
    assert Named("Jan") == Named("Jan")
    assert Named("Jan") != Named("Piet")
    others: list[object] = [Standard("Jan"), 1]
    assert Named("Jan") not in others
    assert Version(1) not in others
    assert hash(Version(1, 2)) == hash(Version(1, 2))
    assert len({Version(1), Version(1), Version(2)}) == 2


def test_the_standard_tools_work() -> None:
    jan = replace(Person("Jan", 41), name="Piet")
    assert (jan.name, jan.age, jan.greeting) == ("Piet", 41, "Dag Piet")
    assert asdict(Version(1, 2)) == {"major": 1, "minor": 2}
    assert repr(Version(1, 2)) == "Version(major=1, minor=2)"
    assert repr(Named("Jan")) == "named"
    assert copy.deepcopy(jan) == jan
    assert copy.copy(Version(3)) == pickle.loads(pickle.dumps(Version(3))) == Version(3)
    match Version(1, 2):
        case Version(major, minor):
            assert (major, minor) == (1, 2)


def test_order_goes_by_the_fields() -> None:
    assert Version(1, 2) < Version(1, 3) <= Version(1, 3)
    assert Version(2) > Version(1, 9) >= Version(1, 9)
    assert max(Version(1), Version(0, 9)) == Version(1)
    with pytest.raises(TypeError):
        sorted([Version(1), 2])  # type: ignore[type-var]
