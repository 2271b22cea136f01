"""A till before two screens, in a process of its own: says what stands where, as lines of JSON.

Started with the file of a shop and a folder; ``QT_QPA_PLATFORM`` names the two screens.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from kassa.bootstrap.till import open_till
from kassa.domain.people.actor import Actor
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.system import paths
from kassa.ui.shell.app import make_application
from kassa.ui.shell.context import open_context
from kassa.ui.theme.sizes import TOUCH
from kassa.ui.theme.theme import Mode
from kassa.ui.till.till import Till
from kassa.ui.work.inline import InlineJobs
from tests.support.till_shop import OWNER


class ByHand(QCloseEvent):
    """Somebody closes a window, as its frame would."""

    def spontaneous(self) -> bool:
        return True


def main(shop: str, folder: Path) -> None:
    app = make_application("two screens")
    opened = open_till(shop, None)
    services = opened.services
    ui = open_context(
        app,
        paths.resources(),
        folder,
        services.clock,
        InlineJobs(),
        sizes=TOUCH,
        mode=Mode.LIGHT,
        volume=0,
        zone=services.place.zone,
    )
    till = Till(ui, services)
    till.show()
    app.processEvents()

    def tell(what: str) -> None:
        app.processEvents()
        window = till.customer.window
        said = {
            "what": what,
            "till": till.window.screen().name(),
            "shown": window is not None and window.isVisible(),
            "screen": window.screen().name() if window is not None else "",
            "size": [window.width(), window.height()] if window is not None else [],
            "active": (QApplication.activeWindow() or till.window).objectName(),
            "text": window.accessibleDescription().replace("\u00a0", " ") if window is not None else "",
        }
        sys.stdout.write(json.dumps(said) + "\n")

    def choose(screen: str) -> None:
        key = {keys.CUSTOMER_SCREEN.key: screen}
        services.settings.change(Scope.TILL, key, OWNER, services.place.till_id)
        till.customer.place()

    tell("none")
    choose("auto")
    tell("auto")
    choose("1")
    tell("own")
    choose("2")
    till.login.finished.emit(Actor(OWNER.employee_id, OWNER.name, OWNER.rights, services.place.till_id))
    till.controller.scan("70010")
    tell("selling")
    if till.customer.window is not None:
        pressed = ByHand()
        QApplication.sendEvent(till.customer.window, pressed)
        till.customer.window.setVisible(not pressed.isAccepted())
    tell("kept")
    if till.customer.window is not None:
        till.customer.window.grab().save(str(folder / "customer.png"))
    till.window.close()
    tell("closed")
    left = [one.objectName() for one in QGuiApplication.topLevelWindows() if one.isVisible()]
    sys.stdout.write(json.dumps({"what": "left", "left": left}) + "\n")
    opened.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
