"""What the till does beside selling: warnings once, the training window for who may."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject

from kassa.domain.errors import Denied, Reason
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.ui.till.care import Care

CASHIER = Actor("m12", "Medewerker 12", frozenset({Right.SELL, Right.TRAINING}), "till-1")
FULL = Reason("disk.full", "De schijf is vol.", "Maak ruimte.")
JUMPED = Reason("clock.jumped", "De klok sprong.", "Zet de tijd goed.")
STALE = Reason("backup.stale", "Er is nog geen reservekopie.")


@dataclass
class Controller:
    actor: Actor | None = CASHIER
    said: list[str] = field(default_factory=list)

    def warn(self, text: str) -> None:
        self.said.append(text)

    tell = warn

    def refuse(self, reason: Reason) -> None:
        self.said.append(reason.code)


class Inline:
    def run(self, owner: Any, work: Any, *, done: Any = None, failed: Any = None, lane: Any = None) -> None:
        try:
            result = work()
        except Denied as error:
            failed(error)
        else:
            if done is not None:
                done(result)


@pytest.fixture
def care(qapp: Any) -> Any:
    def make(reasons: Any, controller: Any, practised: Any, jumped: Reason | None = None) -> Any:
        checkout = SimpleNamespace(clock_warning=jumped)
        services: Any = SimpleNamespace(look_after=lambda: tuple(reasons), practise=practised.append, checkout=checkout)

        def permit(actor: Any, action: Any, refused: Any) -> None:
            try:
                action(actor)
            except Denied as error:
                refused(error)

        ui: Any = SimpleNamespace(jobs=Inline())
        return Care(ui, services, controller, permit, owner)

    owner = QObject()
    return make


def test_a_warning_is_told_once_and_again_when_it_comes_back(care: Any) -> None:
    reasons, controller = [FULL], Controller()
    watch = care(reasons, controller, [])
    watch.look()
    watch.look()
    assert controller.said == ["De schijf is vol. Maak ruimte."]
    reasons.append(STALE)
    watch.look()
    assert controller.said[1:] == ["Er is nog geen reservekopie."]
    reasons.clear()
    watch.look()
    reasons.append(FULL)
    watch.look()
    assert len(controller.said) == 3


def test_a_warning_waits_for_somebody_to_read_it(care: Any) -> None:
    controller = Controller(actor=None)
    watch = care([FULL], controller, [])
    watch.look()
    assert controller.said == []
    controller.actor = CASHIER
    watch.look()
    assert controller.said == ["De schijf is vol. Maak ruimte."]


def test_a_clock_that_jumped_during_a_sale_is_told_once(care: Any) -> None:
    controller = Controller()
    watch = care([], controller, [], JUMPED)
    watch.look()
    watch.look()
    assert controller.said == ["De klok sprong. Zet de tijd goed."]


def test_practice_is_for_who_may(care: Any) -> None:
    practised: list[Actor] = []
    controller = Controller()
    watch = care([], controller, practised)
    watch.practise()
    assert practised == [CASHIER]
    controller.actor = Actor("x", "X", frozenset({Right.SELL}), "till-1")
    watch.practise()
    assert practised == [CASHIER]
    assert controller.said[-1] == "right.training"
