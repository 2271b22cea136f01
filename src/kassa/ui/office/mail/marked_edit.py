"""The text of a mail with its simple marks, and the bar above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTextEdit, QWidget

from kassa.domain.messages import marks
from kassa.domain.messages.marks import Block, Span
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.fields import SelectAllEdit
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

STRONG = 600
LINE_HEIGHT = 125


class MarkedEdit(QTextEdit):
    """Shows marks as they look and gives the text back with its marks."""

    edited = Signal()

    def __init__(self, theme: Theme, accessible: str, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._filling = False
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._changed)
        theme.changed.connect(self._recolour)

    def set_body(self, text: str) -> None:
        """Show a text with marks."""
        self._filling = True
        self.clear()
        cursor = self.textCursor()
        for place, block in enumerate(marks.parse(text)):
            if place:
                cursor.insertBlock()
            self._make_item(cursor, block.item)
            for span in block.spans:
                cursor.insertText(span.text, self._look(span))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()
        self._filling = False

    def body(self) -> str:
        """Return the text with marks."""
        blocks = []
        block = self.document().begin()
        while block.isValid():
            blocks.append(Block(block.textList() is not None, marks.tidy(_spans(block))))
            block = block.next()
        return marks.write(blocks)

    def toggle_bold(self) -> None:
        """Make the chosen words strong, or plain again."""
        look = QTextCharFormat()
        strong = self.fontWeight() >= STRONG
        look.setFontWeight(QFont.Weight.Normal if strong else QFont.Weight.DemiBold)
        self.mergeCurrentCharFormat(look)
        self._changed()

    def toggle_italic(self) -> None:
        """Slant the chosen words, or not any more."""
        look = QTextCharFormat()
        look.setFontItalic(not self.fontItalic())
        self.mergeCurrentCharFormat(look)
        self._changed()

    def toggle_list(self) -> None:
        """Make items of the chosen lines, or lines again."""
        cursor = self.textCursor()
        is_list = cursor.currentList() is not None
        chosen = QTextCursor(cursor)
        cursor.beginEditBlock()
        first = self.document().findBlock(chosen.selectionStart())
        last = self.document().findBlock(chosen.selectionEnd())
        block = first
        while block.isValid() and block.blockNumber() <= last.blockNumber():
            self._make_item(QTextCursor(block), not is_list)
            block = block.next()
        cursor.endEditBlock()
        self._changed()

    def set_link(self, target: str) -> None:
        """Let the chosen words, or the target itself, go to a page or an address."""
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", " ") or target
        cursor.insertText(words, self._look(Span(words, link=target)))
        cursor.insertText("", self._look(Span("")))
        self.setTextCursor(cursor)

    def insert_value(self, text: str) -> None:
        """Put a value where the cursor is, in the look that is there."""
        self.textCursor().insertText(text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take words alone: the looks of another program are not the marks of a mail."""
        self.textCursor().insertText(source.text())

    def _make_item(self, cursor: QTextCursor, item: bool) -> None:
        if item and cursor.currentList() is None:
            look = QTextListFormat()
            look.setStyle(QTextListFormat.Style.ListDisc)
            cursor.createList(look)
        elif not item and cursor.currentList() is not None:
            block = cursor.block()
            block.textList().remove(block)
            plain = block.blockFormat()
            plain.setIndent(0)
            cursor.setBlockFormat(plain)
        shape = cursor.blockFormat()
        shape.setLineHeight(LINE_HEIGHT, 1)  # proportional
        cursor.setBlockFormat(shape)

    def _look(self, span: Span) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold if span.bold else QFont.Weight.Normal)
        look.setFontItalic(span.italic)
        if span.link:
            look.setAnchor(True)
            look.setAnchorHref(span.link)
            look.setFontUnderline(True)
            look.setForeground(self._theme.color("primary_ink"))
            look.setToolTip(span.link)
        return look

    def _recolour(self) -> None:
        self.set_body(self.body())

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()


def _spans(block: QTextBlock) -> list[Span]:
    spans = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.isValid():
            look = fragment.charFormat()
            text = fragment.text().replace("\u2028", " ").replace("\ufffc", "")
            link = look.anchorHref() if look.isAnchor() and marks.is_target(look.anchorHref()) else ""
            spans.append(Span(text, look.fontWeight() >= STRONG, look.fontItalic(), link))
        place += 1
    return spans


class LinkEdit(SelectAllEdit):
    """Where a link goes; hidden until it is asked for, Enter puts it in the text."""

    refused = Signal(str)
    """Why it goes nowhere; empty when it does."""

    def __init__(self, edit: MarkedEdit, *, name: str) -> None:
        super().__init__()
        self._edit = edit
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Adres van de link"))
        self.setPlaceholderText(self.tr("https://…"))
        self.returnPressed.connect(self._take)
        self.hide()

    def toggle(self) -> None:
        """Show it to type in, or take it away again."""
        self.setVisible(self.isHidden())
        (self if self.isVisible() else self._edit).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        target = self.text().strip()
        good = marks.is_target(target)
        restyle(self, "state", "" if good else "error")
        self.refused.emit("" if good else self.tr("Begin een link met https:// of mailto:."))
        if good:
            self.clear()
            self._edit.set_link(target)
            self.toggle()


class MarkBar(QWidget):
    """Bold, slanted, list, link and 'Veld invoegen'."""

    field_wanted = Signal(str)
    link_wanted = Signal()

    def __init__(self, theme: Theme, edit: MarkedEdit, *, name: str) -> None:
        super().__init__()
        self._edit = edit
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for icon, words, part, act in (
            ("bold", self.tr("Vet (Ctrl+B)"), "bold", edit.toggle_bold),
            ("italic", self.tr("Cursief (Ctrl+I)"), "italic", edit.toggle_italic),
            ("list", self.tr("Lijst"), "list", edit.toggle_list),
            ("link", self.tr("Link"), "link", self.link_wanted.emit),
        ):
            button = icon_button(theme, icon, words, name=f"{name}.{part}", kind="ghost")
            button.clicked.connect(lambda _on=False, do=act: do())
            row.addWidget(button)
        self.fields = Button(theme, self.tr("Veld invoegen"), name=f"{name}.field", kind="ghost", icon="chevron-down")
        self.fields.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.menu = QMenu(self)
        self.menu.triggered.connect(lambda action: self.field_wanted.emit(str(action.data())))
        self.fields.clicked.connect(self._show_fields)
        row.addSpacing(14)
        row.addWidget(self.fields)
        row.addStretch(1)
        self.language = label("", "caption")
        row.addWidget(self.language)

    def add_end(self, button: Button) -> None:
        """Put a button before the language."""
        self._row.insertWidget(self._row.count() - 1, button)

    def set_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Offer fields: what is passed on, and the words to choose it by."""
        self.menu.clear()
        for value, words in fields:
            self.menu.addAction(words).setData(value)
        self.fields.setEnabled(bool(fields))

    def _show_fields(self) -> None:
        self.menu.popup(self.fields.mapToGlobal(self.fields.rect().bottomLeft()))
