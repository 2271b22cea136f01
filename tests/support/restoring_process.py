"""``python -m tests.support.restoring_process LOCATION FILE CODE [gone]``: a person at the restore window.

The window is started as ``kassa restore`` starts it; the one thing that is ours is who presses. Prints what it says at
the end. With ``gone`` the stick is pulled out between looking and putting back.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import kassa.ui.shell.app as shell
from kassa.bootstrap.restoring import restore_window
from kassa.ui.office.restoring import RestoreWindow

_LOOK_EVERY_MS = 50


class Person:
    """Presses what can be pressed, until the window refuses or is done."""

    def __init__(self, file: Path, code: str, *, gone: bool) -> None:
        self.file, self.code, self.gone = file, code, gone
        self.begun = False
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(_LOOK_EVERY_MS)

    def look(self) -> None:
        """Do the next thing."""
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, RestoreWindow) and one.isVisible()]
        if not windows or not windows[0].button.isEnabled():
            return
        window = windows[0]
        if not self.begun:
            self.begun = True
            window.file.set_text(str(self.file))
            window.button.click()
        elif window.button.text() == "Backoffice openen":
            self.end(window, window.lines.text())
        elif window.message.text():
            self.end(window, window.message.text())
        elif window.button.text() == "Terugzetten":
            sys.stdout.write(f"{window.lines.text()}\n")
            if self.gone:
                self.file.unlink()
            window.button.click()
        elif window.code.isVisible() and not window.code.text():
            window.code.set_text(self.code)
            window.button.click()

    def end(self, window: RestoreWindow, said: str) -> None:
        """Say what the window says and close it."""
        sys.stdout.write(f"{said}\n")
        self.timer.stop()
        window.close()


def main() -> int:
    """Sit down at the window."""
    location, file, code = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    people: list[Person] = []
    make = shell.make_application

    def make_with_person(name: str) -> QApplication:
        app = make(name)
        people.append(Person(file, code, gone=sys.argv[4:] == ["gone"]))
        return app

    with mock.patch.object(shell, "make_application", make_with_person):
        return restore_window(location)


if __name__ == "__main__":
    sys.exit(main())
