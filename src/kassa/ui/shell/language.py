"""Live switch between Dutch, the source language, and English."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

DUTCH, ENGLISH = "nl", "en"


class Language(QObject):
    """Installs the translation; every window then gets ``LanguageChange`` and says its words again."""

    changed = Signal(str)

    def __init__(self, app: QApplication, source: Path, cache: Path) -> None:
        """Take ``source`` (the ``.ts`` file) and compile it into ``cache`` when it is newer than what lies there."""
        super().__init__(app)
        self._app = app
        self._source, self._cache = source, cache
        self._translator: QTranslator | None = None
        self._dialogs: QTranslator | None = None
        self.current = DUTCH
        QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))

    def switch(self, code: str) -> bool:
        """Speak ``nl`` or ``en`` in all open windows; ``False`` when the language could not be made ready."""
        if code == self.current:
            return True
        if code == DUTCH:
            self._forget()
            if self._dialogs is not None:
                self._app.installTranslator(self._dialogs)
        elif not self._load(code):
            return False
        self.current = code
        self.changed.emit(code)
        return True

    def translate_dialogs(self) -> None:
        """Let Qt's own dialogs (files, printing) speak Dutch too; the till has none and starts without."""
        words = QTranslator(self)
        if words.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._dialogs = words
            if self.current == DUTCH:
                self._app.installTranslator(words)

    def _forget(self) -> None:
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None

    def _load(self, code: str) -> bool:
        compiled = compile_translation(self._source, self._cache / f"kassa_{code}.qm")
        translator = QTranslator(self)
        if compiled is None or not translator.load(str(compiled)):
            return False
        self._forget()
        if self._dialogs is not None:
            self._app.removeTranslator(self._dialogs)
        self._translator = translator
        return self._app.installTranslator(translator)


def compile_translation(source: Path, target: Path) -> Path | None:
    """Make ``target`` (.qm) from ``source`` (.ts) unless it is fresh; ``None`` when there is no compiler."""
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return target
    shipped = source.with_suffix(".qm")
    if shipped.exists() and shipped.stat().st_mtime >= source.stat().st_mtime:
        return shipped
    tool = _lrelease()
    if tool is None:
        return None
    import subprocess  # once after an update

    target.parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run([str(tool), "-silent", str(source), "-qm", str(target)], capture_output=True, check=False)
    return target if done.returncode == 0 and target.exists() else None


def _lrelease() -> Path | None:
    folder = Path(PySide6.__file__).parent
    candidates = (folder / "lrelease", folder / "lrelease.exe", folder / "Qt" / "libexec" / "lrelease")
    return next((path for path in candidates if path.exists()), None)
