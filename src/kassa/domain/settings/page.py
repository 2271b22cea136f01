"""The reference page of the settings, made from the declarations."""

from __future__ import annotations

from kassa.domain.settings import catalogue
from kassa.domain.settings.fields import Kind, Scope, Setting, to_text

_TITLES = {Scope.COMPANY: "Bedrijf", Scope.BRANCH: "Filiaal", Scope.TILL: "Kassa"}


def reference_page() -> str:
    """Return ``docs/settings.md``: every setting with its key, default, limits and explanation."""
    lines = [
        "# Instellingen",
        "",
        "Made from `src/kassa/domain/settings` by `python -m tests.house.test_settings_page`; not edited by hand.",
    ]
    for scope in Scope:
        lines += ["", f"## {_TITLES[scope]}"]
        section = ""
        for setting in catalogue.of(scope):
            if setting.section != section:
                section = setting.section
                lines += ["", f"### {section}", "", "| Sleutel | Naam | Standaard | Mogelijk | Uitleg |"]
                lines.append("| --- | --- | --- | --- | --- |")
            cells = (f"`{setting.key}`", setting.label, _default(setting), _possible(setting), setting.help)
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _default(setting: Setting[object]) -> str:
    text = to_text(setting, setting.default)
    return f"{text} {setting.unit}".strip() if text else "(leeg)"


def _possible(setting: Setting[object]) -> str:
    if setting.kind is Kind.CHOICE:
        return ", ".join(choice.label for choice in setting.choices)
    if setting.kind is Kind.SWITCH:
        return "ja, nee"
    if setting.kind is Kind.WHOLE:
        return f"{setting.lowest} t/m {setting.highest}"
    if setting.kind is Kind.AMOUNT:
        return "bedrag"
    if setting.kind is Kind.LINES:
        return f"{setting.highest} regels van {setting.longest} tekens"
    return f"tekst, {setting.longest} tekens"
