"""What is on paper behind a job of the outbox: made from the frozen document at the moment of printing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kassa.db.engine import Database, Reader
from kassa.db.journal import moment_of
from kassa.db.queries import day_reports as query
from kassa.db.repos import gift_cards, open_items, shifts
from kassa.domain.errors import Reason, RuleError
from kassa.domain.till.day_report import CashSlip, CashSlipKind, DayReport
from kassa.domain.till.gift_card import GiftCardPaper
from kassa.domain.values.money import Money
from kassa.output.papers.paper import Paper
from kassa.output.slip import Slip
from kassa.services.shop_header import header_from
from kassa.services.till.day_reports import DayReports
from kassa.services.till.place import TillPlace
from kassa.services.till.receipts import receipt_document
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.system.clock import Clock


class Slips:
    """Turns the payload of a job into a slip.

    Args:
        database: where the documents are.
        clock: the moment, for an X report.
        place: which till.
        settings: the settings of the till, as they are now.
        reports: makes X and Z reports.
        paper: gives an order, delivery note or invoice as its paper says it.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        place: TillPlace,
        settings: SaleSettingsSource,
        reports: DayReports,
        paper: Callable[[str], Paper],
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._settings = settings
        self._reports = reports
        self._paper = paper

    def slip(self, payload: Mapping[str, object]) -> Slip:
        """Return the slip of a job's payload.

        Raises:
            RuleError: the document is not there or the payload is not understood.
            InputError: the paper of a sales document cannot be drawn.
        """
        # First use: the till must be painted before it can lay out paper.
        from kassa.output.receipts.cash_slip import cash_slip
        from kassa.output.receipts.gift_card_slip import gift_card_slip
        from kassa.output.receipts.order_slip import order_slip
        from kassa.output.receipts.receipt import receipt_slip
        from kassa.output.receipts.shift_report import shift_report_slip
        from kassa.output.receipts.trial_print import trial_print

        document, ref = str(payload.get("document")), str(payload.get("id", ""))
        copy = int(str(payload.get("copy", 0)))
        if document == "test":
            return trial_print(str(payload.get("name", "")), int(str(payload.get("columns", 42))))
        if document == "sales":
            return self._sales(ref, copy)
        with self._database.read() as reader:
            if document == "receipt":
                return receipt_slip(receipt_document(reader, ref, self._place, copy=copy))
            if document == "order":
                from kassa.services.till.order_papers import order_paper  # first use: few sales are an order

                shop = header_from(self._settings().header)
                return order_slip(order_paper(reader, ref, self._place, shop, copy=copy))
            if document == "picking":
                from kassa.output.receipts.picking_slip import picking_slip
                from kassa.services.till.picking import picking_list

                return picking_slip(picking_list(reader, ref, self._place, self._clock.now()))
            if document == "z":
                return shift_report_slip(replace(self._reports.closed(reader, ref), copy=copy))
            if document == "x":
                return shift_report_slip(self._running(reader, ref, str(payload.get("employee", ""))))
            if document == "gift_card":
                return gift_card_slip(self._gift_card(reader, ref, str(payload.get("code", "")), copy))
            if document == "cash":
                return cash_slip(self._cash(reader, ref))
        raise RuleError(
            Reason("slip.unknown", f"Dit document ({document}) kan niet worden geprint.", "Sla deze taak over.")
        )

    def _sales(self, document_id: str, copy: int) -> Slip:
        from kassa.output.receipts.document_slip import document_slip

        paper = self._paper(document_id)
        with self._database.read() as reader:
            item = open_items.get(reader, document_id)
        still_open = None if item is None else item.open
        return document_slip(paper, still_open=still_open, training=self._place.training, copy=copy)

    def _running(self, reader: Reader, shift_id: str, employee_name: str) -> DayReport:
        shift = shifts.get(reader, shift_id)
        if shift is None:
            raise RuleError(Reason("shift.gone", "Deze kassadienst bestaat niet.", "Sla deze taak over."))
        return self._reports.running(reader, shift, employee_name, self._clock.now())

    def _gift_card(self, reader: Reader, receipt_id: str, code: str, copy: int) -> GiftCardPaper:
        card = gift_cards.get(reader, code)
        moves = gift_cards.moves(reader, card.id) if card is not None else ()
        sold = next((one for one in moves if one.document_id == receipt_id and one.amount > Money.ZERO), None)
        if sold is None:
            raise RuleError(Reason("gift_card.gone", "Deze cadeaubon bestaat niet.", "Sla deze taak over."))
        settings = self._settings()
        return GiftCardPaper(
            code=code,
            value=sold.amount,
            balance=gift_cards.balances_after(reader, receipt_id)[code],
            date=moment_of(sold.moment).astimezone(self._place.zone).date(),
            shop=header_from(settings.header),
            terms=settings.gift_card_text,
            training=self._place.training,
            copy=copy,
        )

    def _cash(self, reader: Reader, entry_id: str) -> CashSlip:
        move = query.cash_move(reader, entry_id, self._place.till_id)
        if move is None:
            raise RuleError(Reason("cash_move.gone", "Deze kasmutatie bestaat niet.", "Sla deze taak over."))
        return CashSlip(
            kind=CashSlipKind.CASH_IN if move.amount > 0 else CashSlipKind.CASH_OUT,
            amount=Money(abs(move.amount)),
            reason=move.reason,
            till_name=self._place.name,
            branch_name=self._place.branch_name,
            employee_name=move.employee_name,
            moment=moment_of(move.moment).astimezone(self._place.zone),
            shop=header_from(self._settings().header),
            training=self._place.training,
        )
