"""Words on paper: complete in every language, with the same places to fill in."""

from __future__ import annotations

from string import Formatter

import pytest

from kassa.output.texts import LANGUAGES, texts


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    dutch = texts("nl")
    other = texts(language)
    assert other.keys == dutch.keys
    assert all(places(other.say(key)) == places(dutch.say(key)) for key in dutch.keys)


def test_places_are_filled_in() -> None:
    assert texts("nl").say("receipt.copy", number=2) == "KOPIE 2"
    assert texts("en").say("receipt.copy", number=2) == "COPY 2"


def test_an_unknown_language_gives_dutch() -> None:
    assert texts("fr").language == "nl"


def test_an_unknown_text_is_a_bug() -> None:
    with pytest.raises(KeyError):
        texts("nl").say("receipt.nonsense")
