"""Card terminals: a reference is charged once, and what is not known is said to be unknown."""

from __future__ import annotations

import pytest

from kassa.devices.terminal.simulator import SimulatedTerminal
from kassa.devices.terminal.standalone import StandaloneTerminal
from kassa.domain.lifecycle import allowed_actions
from kassa.domain.payments.terminal import SETTLED, TERMINAL_TRANSITIONS, TerminalState


def test_a_separate_terminal_approves_at_once() -> None:
    terminal = StandaloneTerminal()
    assert terminal.start(18820, "r1").state is TerminalState.APPROVED
    assert terminal.abort("r1").state is TerminalState.APPROVED
    assert terminal.status("r1").state is TerminalState.APPROVED


def test_a_separate_terminal_that_asks_waits_for_the_cashier() -> None:
    terminal = StandaloneTerminal(asks=True)
    answer = terminal.start(18820, "r1")
    assert (answer.state, answer.asks_cashier) == (TerminalState.PENDING, True)
    assert terminal.start(18820, "r1") == answer
    assert terminal.abort("r1").state is TerminalState.CANCELLED


def test_after_a_restart_nobody_knows() -> None:
    answer = StandaloneTerminal().status("r1")
    assert (answer.state, answer.asks_cashier) == (TerminalState.UNKNOWN, True)
    assert StandaloneTerminal().abort("r1").state is TerminalState.UNKNOWN


def test_nothing_is_no_amount() -> None:
    with pytest.raises(ValueError, match="nothing"):
        StandaloneTerminal().start(0, "r1")


@pytest.mark.parametrize("outcome", [TerminalState.APPROVED, TerminalState.DECLINED, TerminalState.UNKNOWN])
def test_the_simulator_plays_its_script(outcome: TerminalState) -> None:
    terminal = SimulatedTerminal(outcome)
    states = [terminal.start(500, "r1"), *(terminal.status("r1") for _ in range(4))]
    assert [answer.display for answer in states[:3]] == ["Kaart aanbieden", "PIN invoeren", "Even wachten"]
    assert states[-1].state is outcome
    assert terminal.charged == ({"r1": 500} if outcome is TerminalState.APPROVED else {})


def test_a_pulled_cable_after_the_card_is_unknown_and_not_charged_twice() -> None:
    terminal = SimulatedTerminal()
    terminal.start(500, "r1")
    terminal.reachable = False
    answers = [terminal.status("r1") for _ in range(5)]
    assert {answer.state for answer in answers} == {TerminalState.UNKNOWN}
    assert terminal.start(500, "r1").state is TerminalState.UNKNOWN
    terminal.reachable = True
    assert terminal.status("r1").state is TerminalState.APPROVED
    assert terminal.start(500, "r1").state is TerminalState.APPROVED
    assert terminal.charged == {"r1": 500}


def test_an_aborted_payment_is_not_charged() -> None:
    terminal = SimulatedTerminal()
    terminal.start(500, "r1")
    assert terminal.abort("r1").state is TerminalState.CANCELLED
    assert terminal.status("unknown").state is TerminalState.CANCELLED
    assert terminal.charged == {}


def test_settled_payments_stay_as_they_are() -> None:
    assert all(not allowed_actions(TERMINAL_TRANSITIONS, state) for state in SETTLED)
