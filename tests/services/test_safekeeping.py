"""Backups that are proved, and put back: on both engines, with real files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from kassa.db import backup
from kassa.db.contents import contents
from kassa.db.engine import Database, Reader, open_database
from kassa.db.evidence import reading
from kassa.db.numbering import lasts, number_on_paper
from kassa.db.verify import verify
from kassa.domain.backups import Contents, recovery_code
from kassa.domain.errors import DeviceError, InputError, Reason, StoreError
from kassa.domain.journal import Anchor
from kassa.services.backup_words import found_lines, put_back_lines
from kassa.services.recovery import RecoveryCode
from kassa.services.safekeeping import Safekeeping
from kassa.system.identity import new_id
from kassa.system.single import SingleInstance
from tests.support.backups import KeptSecrets, keeper, sell_in
from tests.support.clock import FrozenClock
from tests.support.databases import SqliteTemplate, make_older
from tests.support.shop import OWNER
from tests.support.trade import Trade

OTHER = recovery_code(b"another machine")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reservekopieen"
    made.mkdir()
    return made


@pytest.fixture
def code() -> RecoveryCode:
    return RecoveryCode(KeptSecrets())


@pytest.fixture
def keeping(location: str, folder: Path, clock: FrozenClock, code: RecoveryCode) -> Safekeeping:
    return keeper(location, folder, clock, code)


@pytest.fixture
def sell(clock: FrozenClock) -> Callable[[str, int], None]:
    """Sell so many times in a shop; the first time the day is opened."""

    return lambda location, times: sell_in(location, clock, times)


def held(location: str) -> Contents:
    with reading(location) as reader:
        return contents(reader)


def aside_of(location: str, aside: str) -> str:
    """Return the location of the shop that was replaced."""
    return (
        location
        if not aside
        else f"{location.rpartition('/')[0]}/{aside.split(chr(39))[1]}"
        if "://" in location
        else aside
    )


def numbers(location: str) -> list[int]:
    with reading(location) as reader:
        return [int(row[0]) for row in reader.all("SELECT number FROM receipt ORDER BY number")]


def nothing_left(folder: Path) -> bool:
    return not [
        file.name for file in (*folder.iterdir(), *folder.parent.iterdir()) if file.suffix in (".part", ".kopie")
    ]


def test_a_backup_says_what_is_in_it_and_brings_it_back(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None]
) -> None:
    sell(location, 3)
    then = held(location)
    kept = keeping.back_up_in(folder, "dag")
    assert kept.held == then
    assert (then.receipts, then.tills[0].receipts, then.tills[0].number) == (3, 3, "R01-26-00003")
    assert not backup.is_copy(kept.file)
    sell(location, 2)

    found = keeping.look(kept.file)
    assert (found.held, found.missing[0].receipts, found.missing[0].last) == (then, 2, "R01-26-00005")
    said = "\n".join(found_lines(found))
    assert "Kassabonnen: 3" in said
    assert "2 bonnen van" in said
    assert held(location).receipts == 5

    done = keeping.restore(kept.file)
    assert done.findings == ()
    assert held(location).receipts == 3
    assert "R01-26-00005" in "\n".join(put_back_lines(done))
    assert verify(location, then.heads).clean
    sell(location, 1)
    assert held(location).tills[0].number == "R01-26-00006"  # 4 and 5 are on paper

    assert held(aside_of(location, done.aside)).receipts == 5
    assert nothing_left(folder)


def test_a_backup_is_of_one_moment_while_a_till_sells(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is sold between the figures and the copy is in neither."""
    sell(location, 1)
    real = contents
    sold: list[int] = []

    def figures(reader: Reader) -> Contents:
        told = real(reader)
        if not sold:
            sold.append(1)
            sell(location, 1)
        return told

    monkeypatch.setattr(backup, "contents", figures)
    kept = keeping.back_up_in(folder, "dag")
    assert kept.held.receipts == 1
    assert held(location).receipts == 2


def test_a_machine_that_burnt_down_is_replaced_with_the_paper(
    location: str, folder: Path, clock: FrozenClock, keeping: Safekeeping, code: RecoveryCode, tmp_path: Path,
    sell: Callable[[str, int], None],
) -> None:  # fmt: skip
    sell(location, 2)
    kept = keeping.back_up_in(folder, "dag")
    stick = tmp_path / "stick.backup"
    shutil.copyfile(kept.file, stick)
    sell(location, 1)
    printed = next(anchor for anchor in held(location).heads if anchor.chain != "office")

    place = location if "://" in location else str(tmp_path / "leeg" / "kassa.db")
    own = RecoveryCode(KeptSecrets())
    fresh = keeper(place, tmp_path / "leeg" / "reservekopieen", clock, own)
    paper = code.known()
    assert fresh.head(stick) == paper[:5]
    with pytest.raises(StoreError) as refused:
        fresh.look(stick)
    assert refused.value.code == "backup.wrong_code"
    with pytest.raises(StoreError, match=paper[:5]):
        fresh.look(stick, OTHER)
    with pytest.raises(InputError):
        fresh.restore(stick, "zomaar iets")
    done = fresh.restore(stick, paper.lower(), anchors=[Anchor("", printed.seq, printed.hash[:12])])
    assert held(place).receipts == 2
    assert [anchor.seq for anchor in done.unknown] == [printed.seq]
    assert f"{printed.seq}:" in "\n".join(put_back_lines(done))
    assert own.known() == paper, "the paper stays true"
    assert fresh.head(stick) == ""
    sell(place, 1)


def test_numbers_that_are_on_paper_only_are_never_given_out_again(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None]
) -> None:
    sell(location, 2)
    kept = keeping.back_up_in(folder, "dag")
    sell(location, 3)
    lost = aside_of(location, keeping.restore(kept.file).aside)
    sell(location, 1)
    assert numbers(location) == [1, 2, 6]
    assert numbers(lost) == [1, 2, 3, 4, 5]
    done = keeping.restore(kept.file, papers=["R01-26-00009", "R01-26-00007"])
    (skipped,) = done.skipped
    assert (skipped.first, skipped.last) == (3, 9)
    told = "\n".join(put_back_lines(done))
    assert "gaat verder na bon R01-26-00009" in told
    assert "Overgeslagen, want na deze reservekopie al uitgegeven: 7 nummers." in told
    assert done.findings == ()
    sell(location, 2)
    assert numbers(location) == [1, 2, 10, 11]
    assert verify(location).clean


def test_a_number_that_cannot_be_on_our_paper_is_refused(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None]
) -> None:
    sell(location, 1)
    kept = keeping.back_up_in(folder, "dag")
    before = held(location)
    for paper, refusal in (
        ("R01-26-99999", "series.far"),
        ("R09-26-00003", "series.unknown"),
        ("bon 12", "series.unknown"),
        ("2026-0449", "series.unknown"),
    ):
        with pytest.raises(InputError) as refused:
            keeping.restore(kept.file, papers=[paper])
        assert refused.value.code == refusal
        assert held(location) == before
    assert nothing_left(folder)


def test_what_was_sold_after_an_older_backup_was_put_back_is_missing_in_a_newer_one(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None]
) -> None:
    sell(location, 1)
    old = keeping.back_up_in(folder, "oud")
    sell(location, 3)
    new = keeping.back_up_in(folder, "nieuw")
    keeping.restore(old.file)
    sell(location, 2)
    found = keeping.look(new.file)
    assert [(one.receipts, one.last) for one in found.missing] == [(2, "R01-26-00006")]
    assert not found.whole
    assert "2 bonnen van" in "\n".join(found_lines(found))


def test_what_a_backup_holds_of_the_shop_is_told(
    sqlite_location: str, folder: Path, clock: FrozenClock, code: RecoveryCode, tmp_path: Path,
    sell: Callable[[str, int], None],
) -> None:  # fmt: skip
    sell(sqlite_location, 1)
    earlier = tmp_path / "eerder.db"
    shutil.copyfile(sqlite_location, earlier)
    kept = keeper(sqlite_location, folder, clock, code).back_up_in(folder, "dag")
    told = found_lines(keeper(sqlite_location, folder, clock, code).look(kept.file))
    assert any("andere wijzigingen van daarna niet" in line for line in told), "that a backup was made is one"
    told = found_lines(keeper(str(earlier), folder, clock, code).look(kept.file))
    assert "Alles wat hier nu staat, staat erin." in told


def test_a_shop_that_went_far_since_the_backup_is_replaced(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None]
) -> None:
    """Only a number that was typed can be a typing error."""
    sell(location, 1)
    kept = keeping.back_up_in(folder, "dag")
    database = open_database(location)
    with database.write() as tx:
        series = next(name for name in lasts(tx) if name.startswith("receipt/"))
        tx.many("UPDATE series SET last = last + 1 WHERE id = :id", [{"id": series}] * 10_001)
    database.close()
    (skipped,) = keeping.restore(kept.file, papers=["R01-26-10005"]).skipped
    assert (skipped.first, skipped.last) == (2, 10_005)
    sell(location, 1)
    assert numbers(location) == [1, 10_006]


def test_a_shop_is_back_also_when_the_code_cannot_be_kept(
    location: str, keeping: Safekeeping, folder: Path, clock: FrozenClock, code: RecoveryCode,
    sell: Callable[[str, int], None],
) -> None:  # fmt: skip
    class Locked(KeptSecrets):
        def put(self, name: str, secret: str) -> None:
            del name, secret
            raise DeviceError(Reason("secrets.locked", "De sleutelbos is op slot."))

    sell(location, 1)
    kept = keeping.back_up_in(folder, "dag")
    sell(location, 1)
    done = keeper(location, folder, clock, RecoveryCode(Locked())).restore(kept.file, code.known())
    assert done.findings == ()
    assert numbers(location) == [1]


def test_a_server_is_named_without_a_host(
    postgres_location: str, folder: Path, clock: FrozenClock, sell: Callable[[str, int], None]
) -> None:
    parts = urlsplit(postgres_location)
    told = {"host": parts.hostname, "port": parts.port, "user": parts.username, "password": parts.password}
    query = urlencode({name: value for name, value in told.items() if value})
    place = f"postgresql:///{parts.path.strip('/')}?{query}"
    sell(place, 1)
    keeping = keeper(place, folder, clock)
    assert keeping.restore(keeping.back_up_in(folder, "dag").file).findings == ()
    assert numbers(place) == [1]


def test_a_number_of_a_document_is_read_from_paper(database: Database, clock: FrozenClock) -> None:
    made = Trade(database, clock)
    order = made.orders.confirm(made.concept(("1001", 1)), OWNER, new_id())
    with database.read() as reader:
        series, number = number_on_paper(reader, f"{order.number[:-4]}0017", {})
        assert (lasts(reader)[series], number) == (1, 17)


def test_a_gap_is_sound_only_as_far_as_the_journal_says(
    sqlite_location: str, folder: Path, clock: FrozenClock, sell: Callable[[str, int], None]
) -> None:
    from pysqlite3 import dbapi2

    keeping = keeper(sqlite_location, folder, clock, RecoveryCode(KeptSecrets()))
    sell(sqlite_location, 2)
    kept = keeping.back_up_in(folder, "dag")
    keeping.restore(kept.file, papers=["R01-26-00005"])
    sell(sqlite_location, 2)
    assert verify(sqlite_location).clean
    for change, found in (
        ("UPDATE receipt SET number = 4 WHERE number = 7", "series.gap"),
        ("DELETE FROM receipt WHERE number = 6", "series.gap"),
        ("UPDATE series SET last = 9 WHERE id LIKE 'receipt/%'", "series.last"),
    ):
        again = folder / "gewijzigd.db"
        shutil.copyfile(sqlite_location, again)
        database = dbapi2.connect(str(again))
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute(change)
        database.commit()
        database.close()
        assert found in {finding.code for finding in verify(str(again)).findings}, change


def test_an_empty_machine_is_told_that_nothing_stands_there(
    sqlite_location: str, folder: Path, clock: FrozenClock, tmp_path: Path
) -> None:
    own = RecoveryCode(KeptSecrets())
    kept = keeper(sqlite_location, folder, clock, own).back_up_in(folder, "dag")
    fresh = keeper(str(tmp_path / "x" / "kassa.db"), tmp_path / "x" / "r", clock, own)
    assert "Hier staat nog geen winkel." in found_lines(fresh.look(kept.file))
    assert not (tmp_path / "x" / "kassa.db").exists()
    assert fresh.restore(kept.file).aside == ""


def test_another_shop_that_stands_there_is_named_and_kept(
    sqlite_template: SqliteTemplate, sqlite_location: str, folder: Path, clock: FrozenClock, code: RecoveryCode,
    tmp_path: Path, sell: Callable[[str, int], None],
) -> None:  # fmt: skip
    other = tmp_path / "other"
    other.mkdir()
    second = sqlite_template.clone(other)
    sell(sqlite_location, 1)
    sell(second, 4)
    kept = keeper(sqlite_location, folder, clock, code).back_up_in(folder, "dag")
    keeping = keeper(second, other / "r", clock, code)
    found = keeping.look(kept.file)
    assert found.missing == ()
    assert any("andere winkel" in line for line in found_lines(found))
    aside = keeping.restore(kept.file).aside
    assert held(aside).receipts == 4
    keeping.restore(Path(aside))
    assert held(second).receipts == 4


@pytest.mark.parametrize("version", ["0001", "0003"])
def test_an_older_backup_is_brought_up_to_date(
    version: str, sqlite_location: str, folder: Path, clock: FrozenClock, code: RecoveryCode, tmp_path: Path
) -> None:
    old = str(tmp_path / "old.db")
    make_older(old, version)
    keeping = keeper(old, folder, clock, code)
    made = keeping.migrate()
    assert made is not None
    assert made.name.startswith(f"kassa-{code.known()[:5]}-voor-bijwerken-")
    now = keeper(sqlite_location, folder, clock, code)
    assert now.look(made).held.schema == version
    now.restore(made)
    open_database(sqlite_location).close()


def test_an_older_backup_of_a_server_is_brought_up_to_date(
    postgres_location: str, folder: Path, clock: FrozenClock, code: RecoveryCode
) -> None:
    database = Database(postgres_location)
    with database.write() as tx:
        tx.run("DROP SCHEMA public CASCADE")
        tx.run("CREATE SCHEMA public")
    database.close()
    make_older(postgres_location, "0004")
    keeping = keeper(postgres_location, folder, clock, code)
    made = keeping.migrate()
    assert made is not None
    assert keeping.look(made).held.schema == "0004"
    keeping.restore(made)
    open_database(postgres_location).close()


def test_a_newer_backup_is_refused(location: str, keeping: Safekeeping, folder: Path) -> None:
    database = open_database(location)
    with database.write() as tx:
        tx.run("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    bare = folder / "newer.backup"
    if "://" in location:
        backup._tool("pg_dump", location, "--format=custom", f"--file={bare}")
    else:
        shutil.copyfile(location, bare)
    database = Database(location)
    with database.write() as tx:
        tx.run("UPDATE alembic_version SET version_num = '0005'")
    database.close()
    before = held(location)
    for refused_by in (keeping.look, keeping.restore):
        with pytest.raises(StoreError, match="nieuwere versie") as refused:
            refused_by(bare)
        assert refused.value.code == "store.newer"
    assert held(location) == before


@pytest.mark.parametrize(
    "content", [b"", b"this is no database, not in the least", b"PGDMP\x01\x0e", b"SQLite format 3"]
)
def test_a_foreign_file_is_refused(location: str, keeping: Safekeeping, folder: Path, content: bytes) -> None:
    wrong = folder / "wrong.backup"
    wrong.write_bytes(content)
    before = held(location)
    with pytest.raises(StoreError):
        keeping.look(wrong)
    with pytest.raises(StoreError):
        keeping.restore(wrong)
    assert held(location) == before
    assert nothing_left(folder)


def test_a_database_of_another_program_is_refused(sqlite_location: str, folder: Path, clock: FrozenClock) -> None:
    from pysqlite3 import dbapi2

    wrong = folder / "wrong.backup"
    connection = dbapi2.connect(str(wrong))
    connection.execute("CREATE TABLE recipe (id INTEGER)")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match="geen Kassa-bestand"):
        keeper(sqlite_location, folder, clock).look(wrong)


def test_a_backup_of_a_server_does_not_go_into_a_file(sqlite_location: str, folder: Path, clock: FrozenClock) -> None:
    wrong = folder / "server.backup"
    wrong.write_bytes(b"PGDMP" + b"x" * 100)
    with pytest.raises(StoreError, match="databaseserver") as refused:
        keeper(sqlite_location, folder, clock).look(wrong)
    assert refused.value.code == "backup.other_engine"


def test_a_missing_backup_is_refused(sqlite_location: str, folder: Path, clock: FrozenClock) -> None:
    keeping = keeper(sqlite_location, folder, clock)
    for refused_by in (keeping.look, keeping.restore, keeping.head):
        with pytest.raises(StoreError, match="is er niet"):
            refused_by(folder / "none")


def test_a_flipped_bit_is_refused_and_nothing_changes(location: str, keeping: Safekeeping, folder: Path) -> None:
    kept = keeping.back_up_in(folder, "dag")
    before = held(location)
    whole = kept.file.read_bytes()
    for place in (0, 14, 17, 25, 40, len(whole) // 2, len(whole) - 1):
        content = bytearray(whole)
        content[place] ^= 4
        kept.file.write_bytes(content)
        with pytest.raises(StoreError):
            keeping.restore(kept.file)
        assert held(location) == before
    kept.file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="beschadigd"):
        keeping.restore(kept.file)
    assert held(location) == before
    assert nothing_left(folder)


def test_a_damaged_shop_is_replaced_and_kept_with_its_log(
    sqlite_location: str, folder: Path, clock: FrozenClock, sell: Callable[[str, int], None]
) -> None:
    keeping = keeper(sqlite_location, folder, clock)
    sell(sqlite_location, 1)
    kept = keeping.back_up_in(folder, "dag")
    Path(sqlite_location).write_bytes(b"damaged beyond reading" * 100)
    log = Path(f"{sqlite_location}-wal")
    log.write_bytes(b"what was in the log")
    done = keeping.restore(kept.file)
    assert done.findings == ()
    assert Path(done.aside).read_bytes().startswith(b"damaged")
    assert Path(f"{done.aside}-wal").read_bytes() == b"what was in the log"


def test_a_shop_in_use_is_not_replaced(
    location: str, keeping: Safekeeping, folder: Path, sell: Callable[[str, int], None]
) -> None:
    sell(location, 1)
    kept = keeping.back_up_in(folder, "dag")
    till = open_database(location)
    with till.read() as reader:
        reader.value("SELECT 1")
    with pytest.raises(StoreError, match="nog in gebruik"):
        keeping.restore(kept.file)
    till.close()
    assert held(location).receipts == 1
    assert keeping.restore(kept.file).findings == ()


def test_a_backup_never_overwrites(sqlite_location: str, folder: Path, clock: FrozenClock) -> None:
    there = folder / "precious.backup"
    there.write_text("precious")
    with pytest.raises(StoreError, match="bestaat al"):
        keeper(sqlite_location, folder, clock).back_up(there)
    assert there.read_text() == "precious"


def test_a_folder_that_is_not_there_is_told(sqlite_location: str, folder: Path, clock: FrozenClock) -> None:
    with pytest.raises(StoreError, match="kan geen reservekopie worden gezet") as refused:
        keeper(sqlite_location, folder, clock).back_up(folder / "none" / "copy.backup")
    assert refused.value.code == "backup.no_folder"


def test_a_copy_that_differs_from_the_shop_is_not_kept(
    sqlite_location: str, folder: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch,
    sell: Callable[[str, int], None],
) -> None:  # fmt: skip
    """A disk that gives back something else than was written."""
    sell(sqlite_location, 1)
    stale = folder / "stale"
    shutil.copyfile(sqlite_location, stale)
    sell(sqlite_location, 1)

    def lying(location: str, target: Path) -> Contents:
        shutil.copyfile(stale, target)
        return held(location)

    monkeypatch.setattr(backup, "copy", lying)
    with pytest.raises(StoreError) as refused:
        keeper(sqlite_location, folder, clock).back_up_in(folder, "dag")
    assert refused.value.code == "backup.differs"
    assert [file.name for file in folder.iterdir()] == ["stale"]


def test_two_at_once_are_refused(sqlite_location: str, folder: Path, clock: FrozenClock) -> None:
    other = SingleInstance(folder.parent / "locks", f"backup {folder}")
    assert other.acquire()
    try:
        with pytest.raises(StoreError) as refused:
            keeper(sqlite_location, folder, clock).back_up_in(folder, "dag")
    finally:
        other.release()
    assert refused.value.code == "backup.busy"


def test_a_second_name_that_a_killed_restore_left_is_taken_away(
    sqlite_location: str, folder: Path, clock: FrozenClock
) -> None:
    left = folder / "kassa-voor-herstel-20260101-000000.backup"
    left.hardlink_to(sqlite_location)
    kept = keeper(sqlite_location, folder, clock).back_up_in(folder, "dag")
    assert [file.name for file in folder.iterdir()] == [kept.file.name]
    assert Path(sqlite_location).exists()


def test_who_starts_again_within_the_second_is_not_refused(
    folder: Path, clock: FrozenClock, code: RecoveryCode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = str(tmp_path / "old.db")
    make_older(old, "0004")

    def killed(_location: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("kassa.services.safekeeping.migrate", killed)
        keeper(old, folder, clock, code).migrate()
    assert keeper(old, folder, clock, code).migrate() is not None
    assert len(list(folder.iterdir())) == 2
    open_database(old).close()


def test_a_machine_on_which_nothing_can_be_written_says_so(
    sqlite_location: str, folder: Path, clock: FrozenClock
) -> None:
    (folder.parent / "locks").write_text("in the way")
    with pytest.raises(StoreError, match="kan geen reservekopie worden gezet"):
        keeper(sqlite_location, folder, clock).back_up_in(folder, "dag")
