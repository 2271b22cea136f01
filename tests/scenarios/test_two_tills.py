"""Two tills and the office at the same moment, killed in between: no lost update, no double payment, no number twice.

Short here; ``python scripts/two_tills.py --minutes 10`` does the same for as long as one likes.
"""

from __future__ import annotations

from tests.support.trading import Trading, broken, trading_shop


def test_two_tills_and_the_office_on_one_server(postgres_location: str) -> None:
    trading_shop(postgres_location, tills=2)
    told = Trading(postgres_location, (1, 2, 0), seed=4).run(20, [Trading.kill, Trading.cut_off], every=4)
    assert broken(postgres_location, told) == []
    assert len(told.done) > 20


def test_a_till_and_the_office_on_one_file(sqlite_location: str) -> None:
    trading_shop(sqlite_location, tills=1)
    told = Trading(sqlite_location, (1, 0), seed=5).run(15, [Trading.kill], every=5)
    assert broken(sqlite_location, told) == []
    assert len(told.done) > 20
