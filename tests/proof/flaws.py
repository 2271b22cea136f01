"""Mistakes put in on purpose, as a plugin of pytest: a suite that does not notice its mistake proves nothing.

``KASSA_FLAW=open python -m pytest -p tests.proof.flaws tests/services/test_rights_matrix.py``
"""

from __future__ import annotations

import os
from collections.abc import Callable
from unittest import mock


def open_doors() -> None:
    """Let anybody move cash: one service forgets to ask for the right."""
    mock.patch("kassa.services.till.shifts.require").start()


def over() -> None:
    """Let an order be changed to less than was delivered or paid of it, and a sale end before it is paid."""
    mock.patch("kassa.domain.sales.amending.require_possible").start()
    mock.patch("kassa.domain.payments.settlement.require_complete").start()


def resend() -> None:
    """Send again whatever was not certainly sent."""
    from kassa.domain.delivery import Outcome
    from kassa.services.messages import worker

    worker._ACTIONS[Outcome.UNSURE] = "give_back"


def unguarded() -> None:
    """Open archives without looking how large they become."""
    mock.patch("kassa.integrations.sheets.workbook.check_archive").start()


FLAWS: dict[str, Callable[[], None]] = {
    "open": open_doors,
    "over": over,
    "resend": resend,
    "unguarded": unguarded,
}


def pytest_configure() -> None:
    """Put the mistake in before any test is read."""
    FLAWS[os.environ["KASSA_FLAW"]]()
