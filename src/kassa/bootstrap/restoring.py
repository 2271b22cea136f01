"""The window that puts a backup back; it opens no database itself."""

from __future__ import annotations

from pathlib import Path

from kassa.bootstrap.files import backup_folder, safekeeping
from kassa.bootstrap.office import command
from kassa.bootstrap.screen import require_screen
from kassa.system import paths
from kassa.system.clock import SystemClock


def restore_window(location: str) -> int:
    """Open the window and return when it is closed.

    Raises:
        DeviceError: there is no screen.
    """
    require_screen()
    from kassa.ui.office.restoring import RestoreWindow
    from kassa.ui.shell.app import make_application
    from kassa.ui.shell.context import open_context
    from kassa.ui.theme.sizes import DESK
    from kassa.ui.theme.theme import Mode
    from kassa.ui.work.jobs import Jobs

    app = make_application("kassa restore")
    app.setApplicationDisplayName("")
    cache = paths.data_folder() / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    jobs = Jobs(app)
    ui = open_context(app, paths.resources(), cache, SystemClock(), jobs, sizes=DESK, mode=Mode.LIGHT)
    ui.language.translate_dialogs()
    window = RestoreWindow(ui, safekeeping(location), command(location), newest(backup_folder(location)))
    window.show()
    code = app.exec()
    jobs.wait()
    return code


def newest(folder: Path) -> Path | None:
    """Return the automatic backup that was made last in a folder."""
    made = folder.glob("kassa-*-dag-*.backup") if folder.is_dir() else ()
    return max(made, key=lambda file: file.stat().st_mtime, default=None)
