"""The till put together: its window, its screens, and who answers to whom. Made once per process.

It belongs to its window and ends with it, and so do its timers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kassa.domain.errors import Denied, KassaError
from kassa.domain.settings import company, sales
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.domain.till.ending import Ending
from kassa.domain.till.shift import ShiftStatus
from kassa.services.watching import Watching
from kassa.ui.shell.changes import Changes
from kassa.ui.till.care import Care
from kassa.ui.till.controller import SaleController
from kassa.ui.till.login.approval import Approvals
from kassa.ui.till.sale_desk import SaleDesk
from kassa.ui.till.window import SALE, TillWindow

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.domain.till.ending import OrderDraft
    from kassa.services.container import TillServices
    from kassa.services.till.checkout import Completed
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.cashup.open_day import OpenDayScreen
    from kassa.ui.till.cashup.screen import CashupFacts, CashupScreen
    from kassa.ui.till.counter import CounterFlows
    from kassa.ui.till.customer_displays import CustomerDisplays
    from kassa.ui.till.day_flows import DayFlows
    from kassa.ui.till.devices import Devices
    from kassa.ui.till.login.screen import LoginScreen
    from kassa.ui.till.payment.screen import PaymentScreen
    from kassa.ui.till.payment.state import PaySettings
    from kassa.ui.till.receipts.screen import ReceiptsScreen
    from kassa.ui.till.scanner_watch import ScannerWatch
    from kassa.ui.till.sheets import Vat
    from kassa.ui.till.upkeep import UpkeepScreens

LOGIN, OPEN_DAY, PAYMENT, CASHUP, RECEIPTS = "login", "open_day", "payment", "cashup", "receipts"
_VAT_CHOICES = 4
_MINUTE_MS = 60_000
_LAYOUT_TOPICS = frozenset({"layouts", "articles", "settings"})


class Till(QObject):
    """One till.

    Args:
        ui: theme, scanner, sounds, language, jobs, clock.
        services: everything the till asks of the shop.
    """

    open_day: OpenDayScreen
    payment: PaymentScreen
    cashup: CashupScreen
    receipts: ReceiptsScreen
    devices: Devices
    scanner: ScannerWatch
    upkeep: UpkeepScreens
    customer: CustomerDisplays
    counter: CounterFlows
    _day: DayFlows

    def __init__(self, ui: UiContext, services: TillServices) -> None:
        super().__init__()
        self._ui, self._services = ui, services
        self._unprinted = ""
        self._complete = False
        place = services.place
        self.window = TillWindow(ui, place.name, place.branch_name)
        self.setParent(self.window)
        self._approvals = Approvals(ui, self.window, services.login)
        permit = self._approvals.with_approval
        self.controller = SaleController(services.selling, ui.sounds, self._next_number, permit, self)
        self.desk = SaleDesk(
            ui, self.window, self.controller, services.articles, services.layouts.published, self._vat_choices
        )
        self._care = Care(ui, services, self.controller, permit, self)
        self._login: LoginScreen | None = None
        self.window.add_later(LOGIN, lambda: self.login)
        self.window.show_training(place.training)
        self._offer()
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._lock_when_idle)
        self.window.touched.connect(self._idle.start)
        self._changes = Changes(Watching(services.database), ui.jobs, self)
        self._changes.changed.connect(self._elsewhere)
        self._changes.reachable.connect(self.controller.server_answers)

    def show(self) -> None:
        """Show the sign-in screen; what is not needed for it is made afterwards."""
        self.window.show_screen(LOGIN)
        self.window.setGeometry(self.window.screen().availableGeometry())
        if self._services.settings.get(keys.FULL_SCREEN, self._till_id):
            self.window.showFullScreen()
        else:
            self.window.showMaximized()
        QTimer.singleShot(0, self, self._make_rest)
        self._changes.start()
        self._care.start()

    @property
    def login(self) -> LoginScreen:
        """The sign-in screen; made and imported when somebody must sign in."""
        if self._login is None:
            from kassa.ui.till.login.screen import LoginScreen

            place = self._services.place
            self._login = LoginScreen(self._ui, self._services.login, place.name, place.branch_name)
            self._login.finished.connect(self._signed_in)
            self._login.first_owner.clicked.connect(self._make_owner)
            self.window.add_screen(LOGIN, self._login)
        return self._login

    # Screens -------------------------------------------------------------------------------------------------------

    def _make_rest(self) -> None:
        """The screens a cashier reaches after the first article; imported here, after the first paint (start-up)."""
        if self._complete:
            return
        self._complete = True
        from kassa.ui.till.cashup.open_day import OpenDayScreen
        from kassa.ui.till.cashup.screen import CashupScreen
        from kassa.ui.till.counter import Counter, CounterFlows
        from kassa.ui.till.customer_displays import CustomerDisplays
        from kassa.ui.till.day_flows import DayFlows
        from kassa.ui.till.devices import Devices
        from kassa.ui.till.pay_doors import pay_doors
        from kassa.ui.till.payment.screen import PaymentScreen
        from kassa.ui.till.receipts.screen import ReceiptsScreen
        from kassa.ui.till.scanner_watch import ScannerWatch
        from kassa.ui.till.upkeep import UpkeepScreens

        services, ui, permit = self._services, self._ui, self._approvals.with_approval
        self.desk.make_rest()
        self.desk.flows.use_scale(services.scale)
        self.desk.flows.ask_price_reason(lambda: services.settings.get(company.PRICE_REASON))
        self._day = DayFlows(ui, self.window, services, self.controller, permit)
        counter = Counter(ui, self.window, self.desk, self.controller, services, self._approvals, self._actor)
        self.counter = CounterFlows(counter, self._pay_order)
        self._day.return_asked.connect(self.counter.returns.show_receipt)
        self.open_day = OpenDayScreen(ui, services.shifts, self._approvals, self._actor, services.place.name)
        self.open_day.finished.connect(lambda _float: self.window.show_screen(SALE))
        self.open_day.sign_out.connect(self._sign_out)
        self.window.add_screen(OPEN_DAY, self.open_day)
        self.payment = PaymentScreen(
            ui,
            services.selling,
            services.checkout,
            self._approvals,
            self._actor,
            self._pay_settings,
            pay_doors(self.counter, services),
        )
        self.payment.finished.connect(self._sold)
        self.payment.park_wanted.connect(self._park_waiting)
        self.payment.card_known.connect(self._card_known)
        self.payment.basket_changed.connect(self.controller.refresh)
        self.payment.paper_scanned.connect(self.counter.select.take)
        self.payment.order_again.connect(self._order_again)
        self.customer = CustomerDisplays(ui, self.window, self.controller, self.payment, services)
        self.customer.chosen.connect(self._keep_preference)
        self.desk.offer("customer_display", self.customer.ask)
        self.counter.select.after_change(self._reread_payment)
        self.window.add_screen(PAYMENT, self.payment)
        self.desk.paid_resumed.connect(self._resume_payment)
        self.desk.checkout.connect(lambda: self.window.show_screen(PAYMENT))
        self.cashup = CashupScreen(
            ui, services.shifts, services.selling, self._approvals, self._actor, self._cashup_facts
        )
        self.cashup.finished.connect(self._day_closed)
        self.window.add_screen(CASHUP, self.cashup)
        self.desk.offer("cash_up", lambda: self.window.show_screen(CASHUP))
        self.receipts = ReceiptsScreen(ui, services.receipts, services.slips, self._approvals, self._actor)
        self.window.add_screen(RECEIPTS, self.receipts)
        self.receipts.return_asked.connect(self.counter.returns.show_receipt)
        self.desk.offer("receipts", lambda: self.window.show_screen(RECEIPTS))
        self.controller.receipt_scanned.connect(self._show_scanned)
        self.devices = Devices(
            ui,
            self.window.top.status,
            self.window,
            services.outbox,
            self.controller,
            permit,
            services.nudge,
            self._devices_here,
            services.check_terminal,
            lambda: services.display.trouble,
        )
        self.devices.unprinted.connect(self._show_unprinted)
        self.devices.page_wanted.connect(self.window.show_screen)
        self.window.shown_screen.connect(lambda _name: self.devices.close_sheet())
        self._care.looked.connect(self.devices.show_care)
        self.devices.start()
        self.scanner = ScannerWatch(ui, services.scanner, self.controller, self)
        self.scanner.changed.connect(lambda: self.devices.show_scanner(self.scanner.reason))
        self.scanner.start()
        self.upkeep = UpkeepScreens(ui, self.window, services.upkeep, self.controller, permit, self._devices_changed)
        self.desk.offer("devices", self.upkeep.show_devices)
        self.desk.offer("health", self.upkeep.show_health)

        offers = {
            "open_drawer": self._day.open_drawer,
            "cash_move": self._day.cash_move,
            "last_receipt": self._day.last_receipt,
            "x_report": self._day.x_report,
        }
        for key, action in offers.items():
            self.desk.offer(key, action)
        self.desk.print_previous.connect(self._day.print_again)
        self.window.receipt.unprinted_retry.connect(self._print_waiting)
        self.window.receipt.unprinted_mail.connect(self._mail_waiting)

    def _pay_order(self, draft: OrderDraft) -> None:
        """A new order goes to payment: all of it, a part or nothing may be paid."""
        self._keep_paying(True)
        self.payment.begin(Ending.ORDER, draft)
        self.controller.to_checkout()
        self.window.show_screen(PAYMENT)

    def _order_again(self) -> None:
        """Back from paying a new order: everything that was filled in is still there."""
        try:
            self._keep_paying(False)
        except KassaError as error:
            self.controller.show_refusal(error)
        self.counter.orders.open()

    def _keep_paying(self, paying: bool) -> None:
        """Keep with the bon whether a new order is being paid: a power cut makes no ordinary sale of it."""
        from kassa.domain.till.ordering import from_text, to_text  # first use

        selling = self._services.selling
        text = to_text(replace(from_text(selling.basket().draft), paying=paying))
        selling.attach(lambda basket: replace(basket, draft=text), self._actor())

    def _resume_payment(self) -> None:
        """Money was received before the till stopped or somebody signed out: go on with it."""
        from kassa.domain.till.ordering import draft_of, from_text  # first use
        from kassa.ui.till.order.doors import draft_with_file

        form = from_text(self._services.selling.basket().draft)
        if form.paying:
            try:
                draft = draft_with_file(form)
            except KassaError as error:  # the file is gone, the money is here: the order is made without it
                draft = draft_of(form)
                self.controller.show_refusal(error)
            self.payment.begin(Ending.ORDER, draft)
        self.window.show_screen(PAYMENT)

    def _park_waiting(self) -> None:
        """The terminal does not answer: the bon is set aside with its payment, and the next customer is helped."""

        def done() -> None:
            self.controller.count_parked()
            self.window.show_screen(SALE)

        self.controller.change(self._services.selling.park, then=done)

    def _card_known(self, paid: bool) -> None:
        """The terminal answered about a bon that was set aside."""
        if paid:
            text = self.tr("De PIN-betaling van de geparkeerde bon is gelukt. Haal de bon terug om hem af te ronden.")
        else:
            text = self.tr("De PIN-betaling van de geparkeerde bon is niet gelukt. Er is niets betaald.")
        self.controller.tell(text)

    def _offer(self) -> None:
        self.desk.offer("lock", self._lock)
        self.desk.offer("sign_out", self._sign_out)
        if self._services.place.training:
            self.desk.offer("stop_practice", self._stop_practice)
        else:
            self.desk.offer("practise", self._care.practise)
        self.desk.preferences.changed.connect(self._keep_preference)

    def _stop_practice(self) -> None:
        self.window.close()

    def _devices_here(self) -> frozenset[str]:
        from kassa.ui.till.devices import PRINTER, SCANNER, TERMINAL

        get = self._services.settings.get
        here = {PRINTER: get(keys.PRINTER, self._till_id), TERMINAL: get(keys.TERMINAL, self._till_id)}
        found = frozenset(device for device, kind in here.items() if kind != "none")
        return found | {SCANNER} if get(keys.SCANNER, self._till_id) == "serial" else found

    def _devices_changed(self) -> None:
        """Another device was chosen here: it holds at once, not only after the next look at the settings."""
        self._services.settings.refresh()
        self.scanner.refresh()
        self._services.outbox.devices_changed()
        self._services.nudge()
        self.devices.look()
        self.devices.check_terminal()

    # Who -----------------------------------------------------------------------------------------------------------

    def _actor(self) -> Actor:
        actor = self.controller.actor
        if actor is None:
            raise AssertionError("nobody stands at the till")
        return actor

    def _signed_in(self, actor: Actor) -> None:
        self._make_rest()
        self.login.unlock()
        self.desk.start(actor)
        self._idle.setInterval(self._services.settings.get(keys.LOCK_MINUTES, self._till_id) * _MINUTE_MS)
        shift = self._services.shifts.current()
        if shift is None:
            self.window.show_screen(OPEN_DAY)
        elif shift.status is ShiftStatus.COUNTED:
            self.window.show_screen(CASHUP)
        elif self._services.selling.basket().payments:
            self._resume_payment()

    def _make_owner(self) -> None:
        from kassa.ui.till.login.first_owner import FirstOwnerSheet

        sheet = FirstOwnerSheet(self._ui.theme, self.window, self._services.users)
        sheet.finished.connect(lambda owner: self.login.entered() if owner is not None else None)
        sheet.ask()

    def _lock(self) -> None:
        actor = self.controller.actor
        if actor is not None:
            self.login.lock(actor)
            self.window.show_screen(LOGIN)

    def _lock_when_idle(self) -> None:
        if self._idle.interval() and self.window.current == SALE and not self.controller.state.lines:
            self._lock()

    def _sign_out(self) -> None:
        actor = self.controller.actor
        if actor is not None:
            self._services.login.sign_out(actor)
        self.login.unlock()
        self.window.show_screen(LOGIN)

    # What happened -------------------------------------------------------------------------------------------------

    def _sold(self, completed: Completed) -> None:
        self._services.nudge()
        change = completed.change if completed.change else None
        self.customer.sold(completed.change)  # before the bon is empty: no welcome between the amount and the thanks
        self.controller.sold(completed.receipt_id, str(completed.number), change)
        self.window.show_screen(SALE)
        self.counter.done.after(completed, self.payment.wanted)

    def _reread_payment(self) -> None:
        if self.window.current == PAYMENT:
            self.payment.reread()

    def _day_closed(self, shift_id: str) -> None:
        self._services.nudge()
        self._day.show_closed_day(shift_id, self._sign_out)
        self._care.look()  # a closed day is kept at once

    def _show_scanned(self, receipt_id: str) -> None:
        document = self._services.receipts.document(receipt_id)
        self._day.show_receipt(receipt_id, document.number)

    def _show_unprinted(self, job_id: str) -> None:
        """'Bon niet geprint' in the receipt column, as long as paper waits for somebody."""
        self._unprinted = job_id
        mails = self._complete and bool(self.devices.document_of(job_id)) and self.counter.done.can_mail
        self.window.receipt.show_unprinted(bool(job_id), mails=mails)

    def _elsewhere(self, topics: frozenset[str]) -> None:
        if "settings" in topics:
            self._services.settings.refresh()
            if self._complete:
                self.scanner.refresh()
                self.customer.settings_changed()
        if topics & _LAYOUT_TOPICS and self.controller.actor is not None:
            self._services.articles.refresh()
            self.desk.reload_layout()
        if "baskets" in topics and self.controller.actor is not None:
            self.controller.count_parked()
        if self._complete and self.controller.actor is not None:
            self.counter.changed(topics)

    def _keep_preference(self, key: str, value: object) -> None:
        """Keep it for the next start; who may not change settings changes it for now."""
        try:
            self._services.settings.change(Scope.TILL, {key: value}, self._actor(), self._till_id)
        except Denied:
            return
        except KassaError as error:
            self.controller.refuse(error.reason)

    def _print_waiting(self) -> None:
        if self._unprinted:
            self._day.retry_printing(self._unprinted)
            self.devices.look()

    def _mail_waiting(self) -> None:
        document = self.devices.document_of(self._unprinted)
        if document:
            self.counter.done.mail_paper(document)

    # Facts ---------------------------------------------------------------------------------------------------------

    @property
    def _till_id(self) -> str:
        return self._services.place.till_id

    def _next_number(self) -> str:
        return str(self._services.checkout.expected_number())

    def _vat_choices(self) -> list[Vat]:
        day = self._services.selling.business_date()
        choices: dict[int, Vat] = {}
        for code in self._services.articles.vat_codes():
            rate = code.rate_on(day)
            choices.setdefault(rate.basis_points, (code.code, code.letter, rate))
        return list(choices.values())[:_VAT_CHOICES]

    def _pay_settings(self) -> PaySettings:
        from kassa.ui.till.payment.state import PaySettings

        settings = self._services.settings
        drawer = settings.get(keys.DRAWER, self._till_id) != "none"
        return PaySettings(
            card_completes=settings.get(keys.AFTER_CARD, self._till_id),
            prints=settings.get(keys.PRINT_RECEIPT, self._till_id) == "always",
            drawer=drawer and settings.get(keys.DRAWER_WHEN, self._till_id) != "never",
            invoicing=settings.get(sales.INVOICING),
            standalone=settings.get(keys.TERMINAL, self._till_id) == "standalone",
        )

    def _cashup_facts(self) -> CashupFacts:
        from kassa.ui.till.cashup.screen import CashupFacts

        place, settings = self._services.place, self._services.settings
        return CashupFacts(
            till_name=place.name,
            branch_name=place.branch_name,
            zone=place.zone,
            difference_limit=settings.get(keys.DIFFERENCE_LIMIT, self._till_id),
            float_amount=settings.get(keys.FLOAT, self._till_id),
        )
