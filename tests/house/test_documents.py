"""What is written about the program is true of this version of it."""

from __future__ import annotations

import re
import tomllib

import pytest

from kassa import __version__
from kassa.domain.pricing.rounding import CashRounding, round_cash
from kassa.domain.pricing.totals import PricedLine, PriceMode, compute_totals
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate
from scripts import lifecycles
from tests.support.sources import ROOT, tracked_files


def test_life_cycles_are_those_of_the_code() -> None:
    assert lifecycles.PAGE.read_text(encoding="utf-8") == lifecycles.page(), "run: python scripts/lifecycles.py"


def test_changelog_begins_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__
    assert tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"] == __version__


def documents() -> list[str]:
    return sorted(str(file.relative_to(ROOT)) for file in tracked_files() if file.suffix == ".md")


@pytest.mark.parametrize("name", documents())
def test_links_lead_somewhere(name: str) -> None:
    file = ROOT / name
    text = re.sub(r"```.*?```", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert [target for target in targets if target and not (file.parent / target).exists()] == []


def test_decisions_are_short_and_numbered() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(file.name[:3]) for file in files] == list(range(1, len(files) + 1))
    assert [file.name for file in files if len(file.read_text(encoding="utf-8").splitlines()) > 20] == []


ROUNDING = (ROOT / "docs" / "rounding.md").read_text(encoding="utf-8")
BASKET = re.compile(r"^\| basket \| ([\d,]+) \| (\d+)% \| ([\d,]+) \| ([\d,]+) \|$", re.MULTILINE)
CASH = re.compile(r"^\| cash \| (-?[\d,]+) \| (-?[\d,]+) \|$", re.MULTILINE)


def cents(text: str) -> Money:
    return Money(int(text.replace(",", "")))


@pytest.mark.parametrize(("gross", "percent", "net", "vat"), BASKET.findall(ROUNDING))
def test_worked_vat_is_what_the_program_computes(gross: str, percent: str, net: str, vat: str) -> None:
    line = PricedLine(cents(gross), "V", "V", Rate(int(percent) * 100))
    totals = compute_totals([line], PriceMode.INCLUSIVE)
    assert (totals.net, totals.vat) == (cents(net), cents(vat))


@pytest.mark.parametrize(("total", "paid"), CASH.findall(ROUNDING))
def test_worked_cash_is_what_the_program_computes(total: str, paid: str) -> None:
    assert cents(total) + round_cash(cents(total), CashRounding.NEAREST_FIVE) == cents(paid)


def test_worked_baskets_are_what_the_program_computes() -> None:
    """The two longer examples of the page, written out."""
    three = [PricedLine(Money(199), "hoog", "A", Rate(2100))] * 3
    totals = compute_totals(three, PriceMode.INCLUSIVE)
    assert [line.net.cents for line in totals.lines] == [165, 164, 164]
    assert (totals.net, totals.vat, totals.gross) == (Money(493), Money(104), Money(597))
    assert "1,65 + 1,64 + 1,64 = 4,93" in ROUNDING
    assert len(BASKET.findall(ROUNDING)) >= 4
    assert len(CASH.findall(ROUNDING)) >= 8
