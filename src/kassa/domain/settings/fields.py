"""What a setting is: its type, its default, its limits and the words that explain it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar, cast

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values import Money
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.dutch import format_amount
from kassa.domain.values.typed import parse_amount

V = TypeVar("V")
Json = str | int | bool
"""What stands in the stored row."""

_YES = frozenset({"ja", "aan", "1", "true", "yes"})
_NO = frozenset({"nee", "uit", "0", "false", "no", ""})


class Scope(StrEnum):
    """Whose setting it is: the whole company, one branch or one till."""

    COMPANY = "company"
    BRANCH = "branch"
    TILL = "till"


class Kind(StrEnum):
    """The type of a setting: it decides the control on the screen and the check on what is typed."""

    TEXT = "text"
    LINES = "lines"
    SECRET = "secret"
    WHOLE = "whole"
    AMOUNT = "amount"
    CHOICE = "choice"
    SWITCH = "switch"


@frozen
class Choice:
    """One possible value of a choice, with its Dutch words."""

    value: str
    label: str


@frozen
class Setting(Generic[V]):
    """One declared setting.

    Attributes:
        key: stable name in the store and in ``docs/settings.md``, such as ``till.theme``.
        scope: whose setting it is.
        section: Dutch heading under which the set-up screen shows it.
        kind: the type; amounts are ``Money``, whole numbers carry the unit in ``unit``.
        label: Dutch name on the screen.
        help: one Dutch line that explains it.
        default: what holds when nothing was stored.
        choices: the possible values of a choice.
        lowest: smallest whole number, or cents.
        highest: largest whole number, or cents; for lines the largest number of lines.
        longest: most characters of a text, or of each line.
        required: an empty text is refused.
        unit: Dutch unit behind a whole number, such as ``minuten``.
        check: a rule of its own; returns why the value is refused.
    """

    key: str
    scope: Scope
    section: str
    kind: Kind
    label: str
    help: str
    default: V
    choices: tuple[Choice, ...] = ()
    lowest: int = 0
    highest: int = 0
    longest: int = 100
    required: bool = False
    unit: str = ""
    check: Callable[[V], Reason | None] | None = None

    @property
    def secret(self) -> bool:
        """Whether the value is never shown, journalled or exported."""
        return self.kind is Kind.SECRET


SETTING = "setting."
"""How the code of every refusal of a value begins."""


def refusal(setting: Setting[V], sentence: str, fix: str = "") -> InputError:
    """Make the refusal of a value: its code names the setting."""
    return InputError(Reason(f"{SETTING}{setting.key}", f"{setting.label}: {sentence}", fix))


def validated(setting: Setting[V], value: object) -> V:
    """Return ``value`` as the type of the setting, tidied, or refuse it in Dutch.

    Raises:
        InputError: wrong type, outside the limits, or refused by the setting's own rule.
    """
    checked = cast(V, _CHECKS[setting.kind](cast("Setting[object]", setting), value))
    if setting.check is not None and checked != setting.default:
        reason = setting.check(checked)
        if reason is not None:
            raise InputError(reason)
    return checked


def from_text(setting: Setting[V], text: str) -> V:
    """Read what a person typed in the set-up screen or on the command line.

    Raises:
        InputError: it cannot be understood or is outside the limits.
    """
    value: object = text
    if setting.kind is Kind.WHOLE:
        cleaned = text.strip()
        if not (cleaned.isascii() and cleaned.lstrip("-").isdigit() and len(cleaned) <= 9):
            raise refusal(setting, f"'{cleaned[:20]}' is geen heel getal.", "Typ een getal zonder komma.")
        value = int(cleaned)
    elif setting.kind is Kind.AMOUNT:
        value = parse_amount(text)
    elif setting.kind is Kind.SWITCH:
        word = text.strip().lower()
        if word not in _YES | _NO:
            raise refusal(setting, f"'{word[:20]}' is geen ja of nee.", "Kies ja of nee.")
        value = word in _YES
    return validated(setting, value)


def to_text(setting: Setting[V], value: V) -> str:
    """Show a value as a person reads it; a secret becomes dots."""
    if setting.secret:
        return "••••" if value else ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Money):
        return format_amount(value)
    if setting.kind is Kind.CHOICE:
        return next((choice.label for choice in setting.choices if choice.value == value), str(value))
    return str(value)


def to_json(value: object) -> Json:
    """Give the stored form of a value: an amount becomes its cents."""
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, str | int | bool):
        return value
    raise TypeError(f"not a value of a setting: {type(value).__name__}")


def from_json(setting: Setting[V], stored: Json) -> V:
    """Read the stored form; what no longer fits the declaration becomes the default.

    A till must start when an older or newer program left a value this one does not know.
    """
    value: object = stored
    if setting.kind is Kind.AMOUNT and type(stored) is int:
        value = Money(stored)
    try:
        return validated(setting, value)
    except InputError:
        return setting.default


def _text(setting: Setting[object], value: object) -> object:
    if not isinstance(value, str):
        raise refusal(setting, "dit is geen tekst.")
    text = without_card_numbers(unicodedata.normalize("NFC", value).strip())
    if any(unicodedata.category(letter) == "Cc" for letter in text):
        raise refusal(setting, "er staan onleesbare tekens in.", "Typ de tekst opnieuw, op één regel.")
    if len(text) > setting.longest:
        raise refusal(setting, f"te lang ({len(text)} tekens).", f"Gebruik hooguit {setting.longest} tekens.")
    if setting.required and not text:
        raise refusal(setting, "dit mag niet leeg zijn.", f"Vul {setting.label.lower()} in.")
    return text


def _lines(setting: Setting[object], value: object) -> object:
    if not isinstance(value, str):
        raise refusal(setting, "dit is geen tekst.")
    read = "\n".join(str(_text(setting, line.replace("\t", " "))) for line in value.splitlines())
    lines = read.strip("\n").split("\n")
    if len(lines) > setting.highest:
        raise refusal(setting, f"te veel regels ({len(lines)}).", f"Gebruik hooguit {setting.highest} regels.")
    return "\n".join(lines)


def _whole(setting: Setting[object], value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise refusal(setting, "dit is geen heel getal.")
    if not setting.lowest <= value <= setting.highest:
        raise refusal(
            setting, f"{value} kan niet.", f"Kies een getal van {setting.lowest} tot en met {setting.highest}."
        )
    return value


def _amount(setting: Setting[object], value: object) -> object:
    if not isinstance(value, Money):
        raise refusal(setting, "dit is geen bedrag.")
    lowest, highest = Money(setting.lowest), Money(setting.highest)
    if not lowest <= value <= highest:
        fix = f"Kies een bedrag van {format_amount(lowest)} tot en met {format_amount(highest)}."
        raise refusal(setting, f"{format_amount(value)} kan niet.", fix)
    return value


def _choice(setting: Setting[object], value: object) -> object:
    if value not in [choice.value for choice in setting.choices]:
        labels = ", ".join(choice.label for choice in setting.choices)
        raise refusal(setting, f"'{str(value)[:20]}' bestaat niet.", f"Kies uit: {labels}.")
    return value


def _switch(setting: Setting[object], value: object) -> object:
    if not isinstance(value, bool):
        raise refusal(setting, "dit is geen ja of nee.")
    return value


_CHECKS: dict[Kind, Callable[[Setting[object], object], object]] = {
    Kind.TEXT: _text,
    Kind.LINES: _lines,
    Kind.SECRET: _text,
    Kind.WHOLE: _whole,
    Kind.AMOUNT: _amount,
    Kind.CHOICE: _choice,
    Kind.SWITCH: _switch,
}
