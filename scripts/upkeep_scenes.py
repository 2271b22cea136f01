"""Labels, backups and putting one back in the office, each in a state worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from kassa.bootstrap.files import backup_folder, safekeeping
from kassa.bootstrap.restoring import newest
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.services.catalog.labels import PRINTER
from kassa.ui.office.catalog.labels_dialog import LabelsDialog
from kassa.ui.office.navigation import Navigation
from kassa.ui.office.pages.backups import BackupForm
from kassa.ui.office.pages.settings import SettingsPage
from kassa.ui.office.restoring import RestoreWindow
from kassa.ui.widgets.overlay import Dialog
from scripts.sales_scenes import REST_MS, owner

if TYPE_CHECKING:
    from scripts.office_scenes import Stage


def _labels(printer: str, wrong: str = "") -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        values = {company.LABEL_PRINTER.key: printer, company.LABEL_ADDRESS.key: "192.168.1.51:9100"}
        stage.services.settings.change(Scope.COMPANY, values, owner(stage))
        page = stage.list_page("articles")
        page.show_view(page.views.tabs[0])
        page.model.tick(range(5))
        page.selection.buttons[0].click()
        dialog = [one for one in stage.window.findChildren(Dialog) if isinstance(one, LabelsDialog)][-1]
        if printer != "none":
            dialog.paper.set_value(PRINTER)
        if wrong:
            dialog.copies.set_text(wrong)
        QTest.qWait(REST_MS)

    return scene


def _form(stage: Stage) -> BackupForm:
    page = stage.page("settings")
    assert isinstance(page, SettingsPage)
    names = [page.owners.item(row).text() for row in range(page.owners.count())]
    page.owners.setCurrentRow(names.index("Reservekopieën"))
    form = page.stack.currentWidget()
    assert isinstance(form, BackupForm)
    return form


def _backups(stage: Stage) -> None:
    """One backup, and the code that nobody wrote down yet."""
    form = _form(stage)
    if not form.table.rowCount():
        form.make.click()


def _beside_navigation(stage: Stage) -> None:
    """The navigation is unfolded, also where there is little room for it."""
    navigation = stage.window.findChildren(Navigation)[-1]
    slim = navigation.slim
    navigation.set_slim(False)
    stage.undo = lambda: navigation.set_slim(slim)
    _form(stage)


def _code(stage: Stage) -> None:
    form = _form(stage)
    form.show_code.click()


def _no_folder(stage: Stage) -> None:
    """The folder of the backups is gone."""
    values = {company.BACKUP_FOLDER.key: "/media/usb/bestaat niet"}
    stage.services.settings.change(Scope.COMPANY, values, owner(stage))
    form = _form(stage)
    form.make.click()
    stage.undo = lambda: _folder_back(stage)


def _folder_back(stage: Stage) -> None:
    stage.services.settings.change(Scope.COMPANY, {company.BACKUP_FOLDER.key: ""}, owner(stage))


def _restore(
    file: Callable[[Path], str], *, look: bool = False, then: Callable[[RestoreWindow], None] | None = None
) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _backups(stage)
        shop = Path(str(stage.database.location))
        made = newest(backup_folder(str(shop)))
        if made is None:
            raise LookupError("no backup")
        stage.second = window = RestoreWindow(
            stage.ui, safekeeping(str(shop.with_name("leeg.kassa"))), ("kassa",), made
        )
        window.resize(*stage.size)
        window.show()
        window.file.set_text(file(made))
        if look:
            window.look()
        if then is not None:
            then(window)
        stage.undo = window.deleteLater

    return scene


def _put_back(anchor: str, papers: str) -> Callable[[RestoreWindow], None]:
    def then(window: RestoreWindow) -> None:
        window.anchor.set_text(anchor)
        window.papers.set_text(papers)
        window.put_back()

    return then


def _ask_code(window: RestoreWindow) -> None:
    window._looked("K7M2Q")


def _damaged(made: Path) -> str:
    file = made.with_name("beschadigd.backup")
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return str(file)


def _foreign(made: Path) -> str:
    file = made.with_name("vakantie.backup")
    file.write_bytes(b"\x89PNG")
    return str(file)


UPKEEP_SCENES: dict[str, Callable[[Stage], None]] = {
    "labels-sheet": _labels("none"),
    "labels-printer": _labels("tcp"),
    "labels-wrong": _labels("none", "drie"),
    "backups": _backups,
    "backups-narrow": _beside_navigation,
    "backups-code": _code,
    "backups-folder": _no_folder,
    "restore": _restore(str),
    "restore-found": _restore(str, look=True),
    "restore-code": _restore(str, then=_ask_code),
    "restore-anchor": _restore(str, look=True, then=_put_back("1207", "")),
    "restore-papers": _restore(str, look=True, then=_put_back("", "bon 12")),
    "restore-done": _restore(str, look=True, then=_put_back("", "R01-26-00999")),
    "restore-damaged": _restore(_damaged, look=True),
    "restore-foreign": _restore(_foreign, look=True),
    "restore-absent": _restore(lambda _made: "/media/usb/bestaat niet.backup", look=True),
}
