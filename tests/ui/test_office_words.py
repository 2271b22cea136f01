"""Every Dutch word of a list or a right is known to the screen, so that another language can say it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from kassa.domain.people.rights import RIGHT_NAMES
from kassa.services.lists.catalogue import LISTS
from kassa.ui.models.words import right_words, spoken


def test_lists_speak(qapp: QApplication) -> None:
    for spec in LISTS.values():
        assert spoken(spec).title
        assert [column.key for column in spoken(spec).columns] == [column.key for column in spec.columns]


def test_rights_speak(qapp: QApplication) -> None:
    assert set(right_words()) == set(RIGHT_NAMES.values())
