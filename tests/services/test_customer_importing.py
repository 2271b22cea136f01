"""Lists of customers from somebody else's files: judged, written as a whole, undone as a whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.people.customer import Customer, CustomerKind, PriceList
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.rights import Right
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate
from kassa.integrations.sheets.reader import SheetFiles
from kassa.services.importing.plan import Cancelled
from kassa.services.importing.report import Preview, Report
from kassa.services.people.customer_importing import CustomerImporting
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.people.price_lists import PriceLists
from kassa.services.settings import Settings
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER

LIST = (
    "Klantnummer;Voornaam;Achternaam;Bedrijf;E-mailadres;Straat;Huisnummer;Postcode;Plaats;Land\n"
    "0012;Een;Voorbeeld;;een@voorbeeld.nl;Laan;1;1234ab;Stad;\n"
    "0013;;;Bedrijf B;;;;;Gent;België\n"
    "0014;Drie;Proef;;geen adres;;;;;\n"
    ";Zonder;Nummer;;;;;;;\n"
    "0012;Nog;Eens;;;;;;;\n"
)
WIDE = (
    "Debiteurnummer;Naam;Bedrijfsnaam;Soort;Gekoppeld bedrijf;Btw-nummer;KvK;IBAN;Betalingstermijn;Prijslijst;Korting;"
    "Kredietlimiet;Taal;Verzending;Notitie\n"
    "1;Inkoop;De Vries Bouw;bedrijf;;NL000099998B57;12345678;NL91ABNA0417164300;30 dagen;A;;1500,50;nl;Per post;"
    "Vaste klant\n"
    "2;Jan de Vries;;persoon;1;;;;;;12,5;;English;via e-mail;\n"
    "3;Piet;;persoon;9;;;;;;;;;;\n"
    "4;Kees;;persoon;;NL123456789B02;;;;;;;;;\n"
    "5;Kees;;persoon;;;;;;Z;;;;;\n"
    "6;Kees;;dier;;;;;;;;;;;\n"
    "7;Kees;;persoon;;;;;soms;;;;;;\n"
    "8;Kees;;persoon;;;;;;;;;frans;;\n"
)


class Shop:
    """The services that a list goes through."""

    def __init__(self, database: Database, clock: FrozenClock, folder: Path) -> None:
        self.database, self.clock, self.folder = database, clock, folder
        self.importing = CustomerImporting(database, clock, SheetFiles())
        self.customers = Customers(database, clock)

    def write(self, text: str) -> Path:
        file = self.folder / "klanten.csv"
        file.write_text(text, encoding="utf-8")
        return file

    def run(self, text: str) -> Report:
        path = self.write(text)
        sheet = self.importing.open(path)
        return self.importing.run(sheet, path, self.importing.guess(sheet), OWNER)

    def preview(self, text: str) -> Preview:
        sheet = self.importing.open(self.write(text))
        return self.importing.preview(sheet, self.importing.guess(sheet))

    def by_number(self, number: str) -> Customer:
        return self.customers.get(next(hit.id for hit in self.customers.search(number) if hit.number == number))

    def rows(self) -> list[tuple[object, ...]]:
        with self.database.read() as reader:
            return reader.all(
                "SELECT number, name, company, city, email, credit_limit, searched FROM customer ORDER BY number"
            )


@pytest.fixture
def shop(database: Database, clock: FrozenClock, tmp_path: Path) -> Shop:
    return Shop(database, clock, tmp_path)


def counts(report: Report | Preview) -> tuple[int, ...]:
    found = report.counts
    return found.new, found.changed, found.unchanged, found.double, found.error


def test_good_rows_go_in_and_the_others_are_named(shop: Shop) -> None:
    report = shop.run(LIST)
    assert counts(report) == (2, 0, 0, 1, 2)
    assert [(one.line, one.badge, one.code, one.name) for one in report.problems] == [
        (4, "error", "0014", ""),
        (5, "error", "", ""),
        (6, "double", "0012", ""),
    ]
    first, second = shop.by_number("0012"), shop.by_number("0013")
    assert (first.name, first.kind, first.street, first.postcode) == (
        "Een Voorbeeld",
        CustomerKind.PERSON,
        "Laan 1",
        "1234 AB",
    )
    assert (second.title, second.kind, second.country) == ("Bedrijf B", CustomerKind.COMPANY, "BE")
    assert [hit.number for hit in shop.customers.search("oorbeeld")] == ["0012"]


def test_a_preview_says_the_same_and_writes_nothing(shop: Shop) -> None:
    assert counts(shop.preview(LIST)) == (2, 0, 0, 1, 2)
    assert shop.rows() == []


def test_the_same_file_again_changes_nothing(shop: Shop) -> None:
    shop.run(LIST)
    before = shop.rows()
    again = shop.run(LIST)
    assert (counts(again), again.run_id, again.again) == ((0, 0, 2, 1, 2), "", True)
    assert shop.rows() == before
    assert counts(shop.run(LIST.replace("Gent", "Brugge"))) == (0, 1, 1, 1, 2)
    assert shop.by_number("0013").city == "Brugge"
    assert [hit.number for hit in shop.customers.search("brugge")] == ["0013"]
    assert shop.customers.search("gent") == ()


def test_an_empty_cell_leaves_what_is_there(shop: Shop) -> None:
    shop.run("Nummer;Naam;Plaats\n1;Jan;Zeist\n")
    assert counts(shop.run("Nummer;Naam;Plaats\n1;Jan;\n")) == (0, 0, 1, 0, 0)
    assert shop.by_number("1").city == "Zeist"


def test_every_field_is_understood_or_refused_by_name(shop: Shop) -> None:
    PriceLists(shop.database, shop.clock).save(PriceList("A", "Aannemers", Rate.percent(10)), OWNER)
    preview = shop.preview(WIDE)
    assert counts(preview) == (2, 0, 0, 0, 6)
    for row, word in zip(
        preview.rows["error"], ("Bedrijf 9", "btw", "Prijslijst", "Soort", "Termijn", "Taal"), strict=True
    ):
        assert word in row.text, row
    shop.run(WIDE)
    builders, jan = shop.by_number("1"), shop.by_number("2")
    assert (builders.vat_id, builders.registration, builders.iban) == (
        "NL000099998B57",
        "12345678",
        "NL91ABNA0417164300",
    )
    assert (builders.payment_days, builders.discount, builders.credit_limit) == (30, Rate.percent(10), Money(150_050))
    assert (builders.dispatch, builders.note) == (DispatchMethod.POST, "Vaste klant")
    assert (jan.company_id, jan.company, jan.language) == (builders.id, "De Vries Bouw", "en")
    assert (jan.discount, jan.dispatch) == (Rate(1250), DispatchMethod.EMAIL)
    assert counts(shop.preview(WIDE)) == (0, 0, 2, 0, 6)


def test_cells_can_be_typed_over_before_it_goes_in(shop: Shop) -> None:
    path = shop.write(LIST)
    sheet = shop.importing.open(path)
    fixed = {4: ["0014", "Drie", "Proef", "", "drie@voorbeeld.nl"], 5: ["0015", "Zonder", "Nummer"]}
    report = shop.importing.run(sheet, path, shop.importing.guess(sheet), OWNER, fixed)
    assert counts(report) == (4, 0, 0, 1, 0)
    assert shop.by_number("0014").email == "drie@voorbeeld.nl"


def test_an_import_is_undone_as_a_whole(shop: Shop) -> None:
    shop.run("Nummer;Naam;Plaats\n1;Jan;Zeist\n2;Piet;Zeist\n")
    before = shop.rows()
    report = shop.run("Nummer;Naam;Plaats\n1;Jan;Doorn\n2;Piet;Doorn\n3;Kees;Doorn\n4;Klaas;Doorn\n")
    edited = shop.by_number("2")
    shop.customers.save(replace(edited, city="Houten"), OWNER)
    kept = shop.by_number("4")
    CustomerPrivacy(shop.database, shop.clock, Settings(shop.database, shop.clock)).give_consent(kept.id, OWNER)
    undone = shop.importing.undo(report.run_id, OWNER)
    assert (undone.removed, undone.restored, undone.kept) == (1, 1, 1)
    assert [row[0] for row in shop.rows()] == ["1", "2", "4"]
    assert shop.rows()[0] == before[0]
    assert shop.by_number("2").city == "Houten"
    assert [hit.number for hit in shop.customers.search("doorn")] == ["4"]
    with pytest.raises(RuleError) as refused:
        shop.importing.undo(report.run_id, OWNER)
    assert refused.value.code == "import.undone"


def test_linked_people_go_with_their_company(shop: Shop) -> None:
    report = shop.run("Nummer;Naam;Bedrijf;Gekoppeld bedrijf\n1;Inkoop;Bouw;\n2;Jan;;1\n")
    assert counts(report) == (2, 0, 0, 0, 0)
    assert shop.importing.undo(report.run_id, OWNER).removed == 2
    assert shop.rows() == []
    with shop.database.read() as reader:
        assert reader.value("SELECT COUNT(*) FROM customer") == 0


def test_a_later_import_of_the_same_comes_first(shop: Shop) -> None:
    first = shop.run("Nummer;Naam\n1;Jan\n")
    shop.clock.advance(minutes=1)
    shop.run("Nummer;Naam\n1;Johan\n")
    with pytest.raises(RuleError) as refused:
        shop.importing.undo(first.run_id, OWNER)
    assert refused.value.code == "import.later"


def test_wiping_a_customer_wipes_what_imports_remember(shop: Shop) -> None:
    shop.run("Nummer;Naam\n1;Jan Oudenaam\n")
    report = shop.run("Nummer;Naam\n1;Jan Nieuwenaam\n")
    privacy = CustomerPrivacy(shop.database, shop.clock, Settings(shop.database, shop.clock))
    privacy.erase(shop.by_number("1").id, OWNER)
    with shop.database.read() as reader:
        every = [
            row for table in ("import_change", "import_run", "journal") for row in reader.all(f"SELECT * FROM {table}")
        ]
    assert "naam" not in repr(every)
    assert shop.importing.undo(report.run_id, OWNER).restored == 0
    assert counts(shop.preview("Nummer;Naam\n1;Jan\n")) == (0, 0, 0, 0, 1)


def test_credit_limits_need_their_right_and_leave_a_trace(shop: Shop) -> None:
    shop.run("Nummer;Naam;Kredietlimiet\n1;Jan;100\n")
    path = shop.write("Nummer;Naam;Kredietlimiet\n1;Jan;250\n")
    sheet = shop.importing.open(path)
    clerk = replace(OWNER, rights=frozenset(Right) - {Right.EDIT_CREDIT_LIMIT})
    with pytest.raises(Denied):
        shop.importing.run(sheet, path, shop.importing.guess(sheet), clerk)
    shop.importing.run(sheet, path, shop.importing.guess(sheet), OWNER)
    with shop.database.read() as reader:
        told = [
            json.loads(row[0]) for row in reader.all("SELECT payload FROM journal WHERE event = 'customer.changed'")
        ]
    assert [body["agreed"] for body in told] == [{"credit_limit": [10_000, 25_000]}]


def test_stopping_halfway_leaves_nothing(shop: Shop) -> None:
    rows = "".join(f"{number};Klant {number}\n" for number in range(3000))
    path = shop.write(f"Nummer;Naam\n{rows}")
    sheet = shop.importing.open(path)
    steps: list[str] = []

    def stop() -> bool:
        return steps.count("Opslaan") >= 2

    with pytest.raises(Cancelled):
        shop.importing.run(
            sheet, path, shop.importing.guess(sheet), OWNER, None, lambda _done, _total, what: steps.append(what), stop
        )
    assert shop.rows() == []


@pytest.mark.parametrize("text", ["", "Naam;Plaats\nEen;Stad\n", "Klantnummer;Plaats\n1;Stad\n", "\x00\x01\x02" * 500,
                                  "10001;Jan;jan@voorbeeld.nl\n10002;Piet;x@y.nl\n"])  # fmt: skip
def test_what_is_no_list_of_customers_is_refused(shop: Shop, text: str) -> None:
    with pytest.raises((InputError, RuleError)):
        shop.run(text)
    assert shop.rows() == []


@pytest.mark.parametrize("cell", ["=1+1", "Jan\u202e", "🙂 Jan", '"Jan', "x" * 5000, "jan@x.nl\rBcc: y"])
def test_odd_cells_never_break_it(shop: Shop, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    report = shop.run(f"Nummer;Naam;E-mail\n1;{quoted};{quoted}\n")
    assert report.counts.rows == 1


def test_it_is_for_who_may(shop: Shop) -> None:
    path = shop.write(LIST)
    sheet = shop.importing.open(path)
    clerk = replace(OWNER, rights=frozenset(Right) - {Right.IMPORT_CUSTOMERS})
    with pytest.raises(Denied):
        shop.importing.run(sheet, path, shop.importing.guess(sheet), clerk)
