"""From the declaration of a setting to its control, and back to a typed value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from kassa.domain.settings.fields import Kind, Setting, from_text, to_text
from kassa.ui.office.form_fields import ChoiceField, LinesField, SwitchField
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme


class SettingField:
    """One setting on the screen.

    Attributes:
        setting: its declaration.
        widget: its control with label.
    """

    def __init__(self, theme: Theme, setting: Setting[object], on: str) -> None:
        self.setting = setting
        name = f"settings.{setting.key.replace('.', '_')}"
        label = f"{setting.label} ({setting.unit})" if setting.unit else setting.label
        self._was: object = setting.default
        self._text: Field | LinesField | None = None
        self._choice: ChoiceField | None = None
        self._switch: SwitchField | None = None
        if setting.kind is Kind.SWITCH:
            self._switch = SwitchField(theme, label, name=name, word=on)
        elif setting.kind is Kind.CHOICE:
            pairs = [(choice.value, choice.label) for choice in setting.choices]
            self._choice = ChoiceField(theme, label, pairs, name=name)
        elif setting.kind is Kind.LINES:
            self._text = LinesField(label, name=name)
        else:
            self._text = Field(label, name=name, required=setting.required)
            if setting.secret:
                self._text.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_help()

    @property
    def widget(self) -> QWidget:
        """The control with its label."""
        made = self._text or self._choice or self._switch
        assert made is not None
        return made

    def show(self, value: object) -> None:
        """Show a stored value; a secret is never shown."""
        self._was = value
        if self._switch is not None:
            self._switch.set_value(bool(value))
        elif self._choice is not None:
            self._choice.set_value(str(value))
        elif self._text is not None:
            self._text.set_text("" if self.setting.secret else to_text(self.setting, value))

    def value(self) -> object:
        """Return the typed value.

        Raises:
            InputError: it cannot be understood; its code names the setting.
        """
        if self._switch is not None:
            return self._switch.value()
        if self._choice is not None:
            return self._choice.value()
        assert self._text is not None
        if self.setting.secret and not self._text.text():
            return self._was
        return from_text(self.setting, self._text.text())

    def set_error(self, text: str) -> None:
        """Say what is wrong below the control."""
        for part in (self._text, self._choice, self._switch):
            if part is not None:
                part.set_error(text)

    def _show_help(self) -> None:
        for part in (self._text, self._choice, self._switch):
            if part is not None:
                part.set_help(self.setting.help)
