"""A list of customers from somebody else's file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Denied, InputError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.integrations.sheets.reader import SheetFiles
from kassa.services.people.customer_import import CustomerImport, CustomerReport
from kassa.services.people.customers import Customers
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)
LIST = (
    "Klantnummer;Voornaam;Achternaam;Bedrijf;E-mailadres;Straat;Huisnummer;Postcode;Plaats;Land\n"
    "0012;Een;Voorbeeld;;een@voorbeeld.nl;Laan;1;1234 AB;Stad;\n"
    "0013;;;Bedrijf B;;;;;Gent;België\n"
    "0014;Drie;Proef;;geen adres;;;;;\n"
    ";Zonder;Nummer;;;;;;;\n"
    "0012;Nog;Eens;;;;;;;\n"
)


def run(database: Database, clock: FrozenClock, folder: Path, text: str, actor: Actor = OWNER) -> CustomerReport:
    file = folder / "klanten.csv"
    file.write_text(text, encoding="utf-8")
    return CustomerImport(database, clock, SheetFiles()).run(file, actor)


def counts(report: CustomerReport) -> tuple[int, ...]:
    return report.new, report.changed, report.unchanged, report.double, report.error


def test_good_rows_go_in_and_the_others_are_named(database: Database, clock: FrozenClock, tmp_path: Path) -> None:
    report = run(database, clock, tmp_path, LIST)
    assert counts(report) == (2, 0, 0, 1, 2)
    assert [problem.line for problem in report.problems] == [4, 5, 6]
    first, second = Customers(database, clock).all()
    assert (first.number, first.name, first.street, first.country) == ("0012", "Een Voorbeeld", "Laan 1", "NL")
    assert (second.name, second.company, second.country) == ("Bedrijf B", "Bedrijf B", "BE")


def test_the_same_file_again_changes_nothing(database: Database, clock: FrozenClock, tmp_path: Path) -> None:
    run(database, clock, tmp_path, LIST)
    before = Customers(database, clock).all()
    assert counts(run(database, clock, tmp_path, LIST)) == (0, 0, 2, 1, 2)
    assert Customers(database, clock).all() == before
    assert counts(run(database, clock, tmp_path, LIST.replace("Gent", "Brugge"))) == (0, 1, 1, 1, 2)
    assert [customer.city for customer in Customers(database, clock).all()] == ["Stad", "Brugge"]
    with database.read() as reader:
        told = [json.loads(row[0]) for row in reader.all("SELECT payload FROM journal ORDER BY seq")]
    assert [body["changed"] for body in told] == [0, 0, 1]


@pytest.mark.parametrize("text", ["", "Naam;Plaats\nEen;Stad\n", "Klantnummer;Plaats\n1;Stad\n", "\x00\x01\x02" * 500])
def test_what_is_no_list_of_customers_is_refused(
    sqlite_database: Database, clock: FrozenClock, tmp_path: Path, text: str
) -> None:
    with pytest.raises(InputError):
        run(sqlite_database, clock, tmp_path, text)
    assert Customers(sqlite_database, clock).all() == ()


def test_it_is_for_who_may(sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> None:
    with pytest.raises(Denied):
        run(sqlite_database, clock, tmp_path, LIST, Actor("x", "X", frozenset({Right.SELL}), "till-1"))
