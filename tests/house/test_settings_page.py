"""docs/settings.md is the page the declarations make; run this file as a module to write it."""

from pathlib import Path

from kassa.domain.settings.page import reference_page

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "settings.md"


def test_the_reference_page_is_fresh() -> None:
    assert _PAGE.read_text(encoding="utf-8") == reference_page()


if __name__ == "__main__":
    _PAGE.write_text(reference_page(), encoding="utf-8")
