"""The till session: open with a float, cash in and out, count blind, explain, deposit, close, check (domain.md 6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kassa.db import actions, journal
from kassa.db.documents import SHIFT_CLOSED
from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, balance, book
from kassa.db.numbering import next_number
from kassa.db.repos import baskets, outbox, shifts, totals
from kassa.db.repos.shifts import StoredShift
from kassa.db.repos.totals import ShiftSum
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Reason, RuleError
from kassa.domain.journal import canonical
from kassa.domain.lifecycle import next_status
from kassa.domain.payments.ledger import (
    Account,
    Posting,
    cash_move_postings,
    deposit_postings,
    difference_postings,
)
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.terminal import TerminalTotals
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.till.day_report import DayReport
from kassa.domain.till.paying import why_not_count
from kassa.domain.till.shift import (
    SHIFT_TRANSITIONS,
    Control,
    ControlRow,
    Count,
    Deposit,
    ShiftStatus,
    check_cash_move,
    check_deposit,
    check_float,
    check_second_person,
    propose_deposit,
    require_explained,
)
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.ports import TerminalDay
from kassa.services.till.day_reports import DayReports
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource, drawer_name
from kassa.system.clock import Clock
from kassa.system.identity import new_id


class Shifts:
    """The sessions of one till.

    Args:
        database: where they are kept.
        clock: the moment.
        place: which till.
        settings: the settings of the till, as they are now.
        reports: makes X and Z reports.
        terminal: tells what the card terminal took; None when there is nothing to ask.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        place: TillPlace,
        settings: SaleSettingsSource,
        reports: DayReports,
        terminal: TerminalDay | None = None,
    ) -> None:
        self._terminal = terminal
        self._database = database
        self._clock = clock
        self._place = place
        self._settings = settings
        self._reports = reports

    # Opening -------------------------------------------------------------------------------------------------------

    def current(self) -> StoredShift | None:
        """Return the session that is open or being counted, or None."""
        with self._database.read() as reader:
            return shifts.current(reader, self._place.till_id)

    def drawer_balance(self) -> Money:
        """Return what the books say lies in the drawer: the proposal for the float at opening."""
        with self._database.read() as reader:
            return self._in_drawer(reader)

    def open(self, float_amount: Money, actor: Actor, *, sure: bool = False) -> StoredShift:
        """Open the till with a counted float ("Wisselgeld").

        Args:
            float_amount: what was counted.
            actor: who opens.
            sure: whether a manager confirmed to go on with the last date while the clock says an earlier one.

        Raises:
            RuleError: a session is open, the amount cannot be right, or the clock is behind the last session.
        """
        require(actor, Right.OPEN_DAY)
        check_float(float_amount)
        moment = self._clock.now()
        with self._database.write() as tx:
            if shifts.current(tx, self._place.till_id) is not None:
                raise RuleError(
                    Reason("shift.already_open", "Deze kassa is al geopend. Er is niets veranderd.", "Ga verder.")
                )
            last = shifts.last_closed(tx, self._place.till_id)
            shift = StoredShift(
                id=new_id(),
                till_id=self._place.till_id,
                branch_id=self._place.branch_id,
                status=ShiftStatus.OPEN,
                business_date=self._business_date(moment, last, actor, sure=sure),
                opened_at=moment,
                opened_by=actor.employee_id,
                float_amount=float_amount,
                count=Count(),
            )
            shifts.add(tx, shift)
            self._book_float(tx, shift, last, moment)
            body = {"float": float_amount.cents, "date": shift.business_date.isoformat()}
            record(tx, actor, "shift.opened", shift.id, body, moment)
        return shift

    def _business_date(self, moment: datetime, last: StoredShift | None, actor: Actor, *, sure: bool) -> date:
        today = moment.astimezone(self._place.zone).date()
        if last is None or last.business_date <= today:
            return today
        if sure:
            require(actor, Right.CLOSE_DAY)
            return last.business_date
        raise RuleError(
            Reason(
                "shift.clock_back",
                f"De klok staat op {today:%d-%m-%Y}, maar de laatste kassadienst was van "
                f"{last.business_date:%d-%m-%Y}. Er is niets geopend.",
                "Zet de datum van deze computer goed.",
                "Een leidinggevende kan verder op de datum van de laatste kassadienst.",
            )
        )

    def _book_float(self, tx: Transaction, shift: StoredShift, last: StoredShift | None, moment: datetime) -> None:
        extra = shift.float_amount - self._in_drawer(tx)
        found = cash_move_postings if last is None else difference_postings
        self._book(tx, shift, "opening", found(self._place.till_id, extra), moment, "Beginkas")

    # During the day ------------------------------------------------------------------------------------------------

    def cash_move(self, amount: Money, reason: str, actor: Actor, action_key: str) -> Money:
        """Put cash in (positive) or take it out (negative), with a reason; return what then lies in the drawer.

        Raises:
            RuleError: no session is open, no reason, or more goes out than lies in the drawer.
        """
        require(actor, Right.CASH_IN_OUT)
        moment = self._clock.now()
        with self._database.write() as tx:
            shift = self._required(tx, "move_cash")
            if actions.result_of(tx, action_key) is not None:
                return self._in_drawer(tx)
            check_cash_move(amount, reason, self._in_drawer(tx))
            reason = without_card_numbers(reason)
            event = "cash_in" if amount > Money.ZERO else "cash_out"
            entry_id = self._book(tx, shift, event, cash_move_postings(self._place.till_id, amount), moment, reason)
            totals.add_to_shift(tx, shift.id, [ShiftSum("cash", event, amount.cents, 1)])
            actions.remember(tx, action_key, actions.fingerprint(event, amount.cents), entry_id, micros(moment))
            record(tx, actor, f"{event}.booked", entry_id, {"amount": amount.cents, "reason": reason}, moment)
            self._ask_drawer(tx, f"drawer:{entry_id}", moment)
            self._ask_paper(tx, f"cash:{entry_id}", {"document": "cash", "id": entry_id, "copy": 0}, moment)
            return self._in_drawer(tx)

    def open_drawer(self, reason: str, actor: Actor) -> None:
        """Open the drawer without a sale; it is journalled with its reason.

        Raises:
            Denied: the right is missing.
        """
        require(actor, Right.OPEN_DRAWER)
        moment = self._clock.now()
        with self._database.write() as tx:
            shift = shifts.current(tx, self._place.till_id)
            if shift is not None:
                totals.add_to_shift(tx, shift.id, [ShiftSum("act", "drawer.opened", 0, 1)])
            ref = new_id()
            record(tx, actor, "drawer.opened", ref, {"reason": without_card_numbers(reason)}, moment)
            self._ask_drawer(tx, f"drawer:{ref}", moment)

    def x_report(self, actor: Actor) -> DayReport:
        """Return the running totals of the open session; looking is journalled.

        Raises:
            RuleError: no session is open.
        """
        require(actor, Right.SEE_EXPECTED)
        moment = self._clock.now()
        with self._database.write() as tx:
            shift = self._required(tx)
            record(tx, actor, "shift.x_report", shift.id, {}, moment)
            return self._reports.running(tx, shift, actor.name, moment)

    def print_x(self, actor: Actor) -> None:
        """Print the running totals."""
        require(actor, Right.SEE_EXPECTED)
        moment = self._clock.now()
        with self._database.write() as tx:
            shift = self._required(tx)
            payload = {"document": "x", "id": shift.id, "employee": actor.name, "copy": 0}
            self._ask_paper(tx, f"x:{new_id()}", payload, moment)

    # Counting and closing ------------------------------------------------------------------------------------------

    def save_count(self, count: Count, actor: Actor) -> StoredShift:
        """Keep a count, also half-way: "Stoppen en later verder" goes on from here."""
        require(actor, Right.COUNT)
        with self._database.write() as tx:
            shift = self._required(tx)
            if shift.status is ShiftStatus.COUNTED:
                status = next_status(SHIFT_TRANSITIONS, "recount", shift.status, "Deze kassa")
                shift = replace(shift, status=status, terminal_amount=None)  # selling goes on: it will take more
            shift = replace(shift, count=count)
            shifts.save(tx, shift)
        return shift

    def control(self, actor: Actor) -> Control:
        """Take the count over and show it beside what the books say: from here on nothing is sold.

        Raises:
            RuleError: no session is open, or money of an unfinished sale is in the drawer.
        """
        require(actor, Right.COUNT)
        moment = self._clock.now()
        with self._database.write() as tx:
            shift = self._required(tx)
            shown = baskets.open_of(tx, self._place.till_id)
            parked = baskets.parked_with_payment(tx, self._place.till_id)
            for basket in (*((shown,) if shown is not None else ()), *parked):
                refused = why_not_count(basket)
                if refused is not None:
                    raise RuleError(refused)
            control = self._control(tx, shift)
            if shift.status is ShiftStatus.OPEN:
                status = next_status(SHIFT_TRANSITIONS, "count", shift.status, "Deze kassa")
                shifts.save(tx, replace(shift, status=status, counted_at=moment, difference=control.difference))
                body = {
                    "count": {str(cents): pieces for cents, pieces in shift.count.stored().items()},
                    "difference": control.difference.cents,
                }
                record(tx, actor, "shift.counted", shift.id, body, moment)
        return control

    def terminal_totals(self) -> TerminalTotals | None:
        """Ask the card terminal what it took since the till was opened; blocking, and may run in any thread.

        Returns:
            None when the terminal of this till cannot tell.

        Raises:
            DeviceError: the terminal cannot be reached now.
        """
        shift = self.current()
        if self._terminal is None or shift is None:
            return None
        return self._terminal.totals(shift.opened_at)

    def compare_terminal(self, told: TerminalTotals, actor: Actor) -> Control:
        """Keep what the card terminal says it took, and compare again.

        Raises:
            RuleError: the session was not counted yet.
        """
        require(actor, Right.COUNT)
        with self._database.write() as tx:
            shift = replace(self._required(tx, "deposit"), terminal_amount=told.amount)
            control = self._control(tx, shift)
            shifts.save(tx, replace(shift, difference=control.difference))
            body = {"amount": told.amount.cents, "count": told.count}
            record(tx, actor, "terminal.compared", shift.id, body, self._clock.now())
        return control

    def end_terminal_day(self) -> None:
        """Let the totals of the card terminal begin anew after closing; blocking, and may run in any thread.

        Raises:
            DeviceError: the terminal cannot be reached now; the day is closed all the same.
        """
        if self._terminal is not None:
            self._terminal.end_day()

    def recount(self, actor: Actor) -> StoredShift:
        """Go back from comparing to counting ("Opnieuw tellen")."""
        shift = self.current()
        return self.save_count(shift.count if shift else Count(), actor)

    def propose_deposit(self, keep: Money) -> Deposit:
        """Propose what goes to the bank when ``keep`` stays as float."""
        shift = self.current()
        return propose_deposit(shift.count if shift else Count(), keep)

    def settle(self, reason: str, limit: Money, deposit: Money, bag: str, actor: Actor) -> StoredShift:
        """Keep the explanation of the difference and what goes to the bank.

        Args:
            reason: why counted differs from expected.
            limit: from this difference on a reason is needed.
            deposit: what goes to the bank.
            bag: number of its bag.
            actor: who counts.

        Raises:
            RuleError: a large difference without reason, or more than was counted.
        """
        require(actor, Right.COUNT)
        with self._database.write() as tx:
            shift = self._required(tx, "deposit")
            require_explained(self._control(tx, shift), limit, reason)
            check_deposit(deposit, shift.count.total)
            shift = replace(
                shift, difference_reason=without_card_numbers(reason.strip()), deposit=deposit, bag=bag.strip()
            )
            shifts.save(tx, shift)
        return shift

    def close(self, actor: Actor, action_key: str, *, paper: bool = True) -> DayReport:
        """Close the day: book the difference and the deposit, seal the Z report with the head of the journal.

        Raises:
            RuleError: the session was not counted, or something was booked since.
            StoreError: ``store.unknown`` asks to press again with the same key.
        """
        require(actor, Right.CLOSE_DAY)
        moment = self._clock.now()
        with self._database.write() as tx:
            earlier = actions.result_of(tx, action_key)
            if earlier is None:
                earlier = self._seal(tx, actor, moment, action_key, paper=paper)
            return self._reports.closed(tx, earlier)

    def _seal(self, tx: Transaction, actor: Actor, moment: datetime, action_key: str, *, paper: bool) -> str:
        shift = self._required(tx)
        status = next_status(SHIFT_TRANSITIONS, "close", shift.status, "Deze kassa")
        control = self._control(tx, shift)
        if control.difference != shift.difference:
            raise RuleError(
                Reason(
                    "shift.changed_since_count",
                    "Na het tellen is er nog iets geboekt. De telling is bewaard.",
                    "Controleer opnieuw.",
                )
            )
        number = next_number(tx, f"z/{self._place.till_id}", shift.business_date.isoformat())
        shift = replace(shift, status=status, z_number=number, closed_at=moment, closed_by=actor.employee_id)
        report = self._reports.closing(tx, shift, control, actor.name, moment)
        drawer = control.rows[0].difference
        till_id = self._place.till_id
        self._book(tx, shift, "count_difference", difference_postings(till_id, drawer), moment, shift.difference_reason)
        self._book(tx, shift, "deposit", deposit_postings(till_id, shift.deposit), moment, shift.bag)
        anchor = journal.append(
            tx, till_id, SHIFT_CLOSED, shift.id, report, employee_id=actor.employee_id, moment=moment
        )
        shifts.save(tx, replace(shift, report=canonical(report), journal_seq=anchor.seq, journal_hash=anchor.hash))
        actions.remember(tx, action_key, actions.fingerprint("close", shift.id), shift.id, micros(moment))
        if paper:
            self._ask_paper(tx, f"z:{shift.id}", {"document": "z", "id": shift.id, "copy": 0}, moment)
        return shift.id

    def check(self, shift_id: str, actor: Actor) -> None:
        """Sign a closed day as second person.

        Raises:
            RuleError: it is not closed, or the same person closed it.
        """
        require(actor, Right.CHECK_DAY)
        moment = self._clock.now()
        with self._database.write() as tx:
            shift = shifts.get(tx, shift_id)
            if shift is None:
                raise RuleError(Reason("shift.gone", "Deze dagafsluiting bestaat niet.", "Ververs de lijst."))
            status = next_status(SHIFT_TRANSITIONS, "check", shift.status, "Deze dagafsluiting")
            check_second_person(shift.closed_by, actor.employee_id)
            shifts.save(tx, replace(shift, status=status, checked_at=moment, checked_by=actor.employee_id))
            record(tx, actor, "shift.checked", shift.id, {}, moment)

    def print_again(self, shift_id: str, actor: Actor) -> int:
        """Print the Z report of a closed day again; return which copy it is."""
        require(actor, Right.REPRINT)
        moment = self._clock.now()
        with self._database.write() as tx:
            copy = outbox.copies(tx, f"z:{shift_id}")
            body = {"document": "z", "copy": copy}
            record(tx, actor, "document.reprinted", shift_id, body, moment)
            self._ask_paper(tx, f"z:{shift_id}:{copy}", {**body, "id": shift_id}, moment)
        return copy

    def report(self, shift_id: str) -> DayReport:
        """Return the sealed Z report of a closed day."""
        with self._database.read() as reader:
            return self._reports.closed(reader, shift_id)

    # Inside --------------------------------------------------------------------------------------------------------

    def _control(self, reader: Reader, shift: StoredShift) -> Control:
        rows = [ControlRow("cash", "Contant", self._in_drawer(reader), shift.count.total)]
        booked = {one.key: one.amount for one in totals.of_shift(reader, shift.id) if one.kind == "method"}
        told = shift.terminal_amount
        for method in self._settings().methods:
            asked = method.kind is MethodKind.CARD and told is not None
            if method.code != "cash" and (method.code in booked or (asked and told)):
                amount = Money(booked.get(method.code, 0))
                found = told if asked and told is not None else amount
                rows.append(ControlRow(method.code, method.name, amount, found))
        return Control(tuple(rows))

    def _required(self, reader: Reader, action: str = "") -> StoredShift:
        shift = shifts.current(reader, self._place.till_id)
        if shift is None:
            raise RuleError(
                Reason("shift.none", "De kassa is nog niet geopend.", "Tel het wisselgeld en open de kassa.")
            )
        if action:
            next_status(SHIFT_TRANSITIONS, action, shift.status, "Deze kassa")
        return shift

    def _in_drawer(self, reader: Reader) -> Money:
        return balance(reader, Account.CASH, self._place.till_id)

    def _book(
        self,
        tx: Transaction,
        shift: StoredShift,
        event: str,
        postings: tuple[Posting, ...],
        moment: datetime,
        note: str,
    ) -> str:
        entry = Entry(new_id(), moment, shift.business_date.isoformat(), event, shift.id, shift.id, note)
        if postings:
            book(tx, entry, postings)
        return entry.id

    def _ask_paper(self, tx: Transaction, dedup: str, payload: dict[str, object], moment: datetime) -> None:
        printer = self._settings().printer
        if printer:
            outbox.enqueue(tx, JobKind.PAPER, printer, dedup, canonical(payload), micros(moment))

    def _ask_drawer(self, tx: Transaction, dedup: str, moment: datetime) -> None:
        drawer = self._settings().drawer or drawer_name(self._place.till_id)
        outbox.enqueue(tx, JobKind.DRAWER, drawer, dedup, canonical({"document": "drawer"}), micros(moment))
