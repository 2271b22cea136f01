"""The walk through M4: by post, by e-mail, edited first, no server; what arrived is read back and compared."""

from __future__ import annotations

import email
import email.policy
import socket
import time
from datetime import datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from walk_kit import SOON, App, Walk
from walk_office import go
from walk_words import ask, barcodes


class PostOffice:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.got: list[EmailMessage] = []
        self.to: list[list[str]] = []
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def __enter__(self) -> PostOffice:
        self._controller.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Go away, as a server does."""
        if self._controller.server is not None:
            self._controller.stop()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.got.append(message)
        self.to.append(list(envelope.rcpt_tos))
        return "250 OK"


def mail_settings(walk: Walk, office: App, post: PostOffice) -> None:
    """The mail server of the shop, filled in and tried."""
    go(office, "Instellingen", "settings")
    office.table("#settings.owners").select("E-mail")
    time.sleep(SOON)
    for label, text in (("Naam van de afzender", "De Werkplaats"), ("Adres van de afzender", "winkel@voorbeeld.nl")):
        office.type(label, text)
    office.type("Mailserver", "127.0.0.1")
    office.type("Poort", str(post.port))
    office.combo("Beveiliging", "Geen")
    walk.shot(office, "mail-settings")
    office.click("Opslaan")
    time.sleep(1)
    walk.point("mail server filled in", True, post.port)


def concept_for(walk: Walk, office: App, method: str) -> str:
    """A concept invoice of a customer whose dispatch is this method; its page stands in front."""
    number = ask(
        walk,
        "SELECT number FROM customer WHERE dispatch = ? AND merged_into IS NULL ORDER BY number LIMIT 1",
        method,
    )[0][0]
    go(office, "Verkoop", "invoices")
    office.click("#invoices.new")
    time.sleep(SOON)
    office.type("#editor.customer", str(number))
    time.sleep(SOON)
    office.key("Return")
    time.sleep(SOON)
    for code in barcodes(walk, 2):
        office.scan(code)
        time.sleep(0.3)
    time.sleep(1.5)
    office.click("#editor.close")
    time.sleep(SOON)
    go(office, "Verkoop", "invoices")
    time.sleep(SOON)
    table = office.table("Verkoopfacturen")
    newest = [row for row in table.rows(limit=12) if row["Status"] == "Concept" and row["Datum"] == today()]
    assert newest, f"no concept of today among {[row.text for row in table.rows(limit=12)]}"
    table.double_click(newest[0], col="Debiteur")
    office.wait(lambda: office.exists("#document.title"), what="the page of the concept")
    time.sleep(SOON)
    return str(number)


def today() -> str:
    """Today as a list shows it."""
    return datetime.fromtimestamp(time.time(), ZoneInfo("Europe/Amsterdam")).strftime("%d-%m-%Y")


def definitive(office: App) -> int:
    """'Maak definitief' and 'Bevestig'; give the clicks."""
    office.click("#document.confirm")
    time.sleep(SOON)
    office.click("#definitive.confirm")
    time.sleep(1)
    return 2


def by_post(walk: Walk, office: App, post: PostOffice) -> None:
    """M4: 'Verzending per post': no mail, a PDF, the list to post."""
    concept_for(walk, office, "post")
    walk.shot(office, "m4-concept")
    clicks = definitive(office)
    office.wait_text("Factuur bijgewerkt, status 'Definitief'", timeout=10)
    walk.shot(office, "m4-post")
    walk.point("M4 per post: clicks", clicks == 2, clicks)
    walk.point("no e-mail went out", not post.got)
    walk.point("the PDF is a link", any(text.endswith(".pdf") for text in office.texts()))


def by_mail(walk: Walk, office: App, post: PostOffice) -> None:
    """M4: 'Verzending via e-mail': 'Verzenden' at once; what arrives is the invoice."""
    concept_for(walk, office, "email")
    clicks = definitive(office)
    walk.shot(office, "m4-mail-choose")
    office.click("Verzenden", nth=0)
    clicks += 1
    office.wait_text("Factuur bijgewerkt, status 'Definitief'", timeout=10)
    walk.point("M4 via e-mail: clicks", clicks == 3, clicks)
    office.wait(lambda: bool(post.got), timeout=40, what="the mail")
    time.sleep(2)
    walk.shot(office, "m4-mail-sent")
    walk.point("one mail, to the ticked addresses", len(post.got) == 1, post.to)
    compare(walk, post.got[0])


def compare(walk: Walk, message: EmailMessage) -> None:
    """The PDF that arrived: opened, its QR decoded, its total the ledger's."""
    import pypdfium2
    import zxingcpp

    parts = [part for part in message.iter_attachments() if part.get_content_type() == "application/pdf"]
    walk.point("the mail has one PDF", len(parts) == 1, message["Subject"])
    content = parts[0].get_content()
    stored = ask(walk, "SELECT document_id, content FROM stored_file ORDER BY moment DESC LIMIT 1")[0]
    walk.point("byte for byte what is stored", content == stored[1], f"{len(content)} bytes")
    pdf = pypdfium2.PdfDocument(content)
    text = pdf[0].get_textpage().get_text_range()
    codes = zxingcpp.read_barcodes(pdf[0].render(scale=4).to_pil())
    lines = codes[0].text.splitlines() if codes else []
    (gross,) = ask(walk, "SELECT gross FROM sales_document WHERE id = ?", stored[0])[0]
    (booked,) = ask(
        walk,
        "SELECT SUM(p.amount) FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id "
        "WHERE e.document_id = ? AND p.account = 'debtors'",
        stored[0],
    )[0]
    euros = f"{int(str(booked)) // 100},{int(str(booked)) % 100:02d}"
    asked = f"EUR{int(str(booked)) // 100}.{int(str(booked)) % 100:02d}"
    walk.point("total on paper is the ledger's", gross == booked and euros in text.replace(".", ""), euros)
    walk.point("the QR code asks that amount", asked in lines, lines[:1] + lines[6:8])


def edited_first(walk: Walk, office: App, post: PostOffice) -> None:
    """M4: 'Bewerk en verstuur': definitive at once, the mail a concept until 'Verzenden'."""
    before = len(post.got)
    concept_for(walk, office, "email")
    clicks = definitive(office)
    office.click("Bewerk en verstuur", nth=0)
    clicks += 1
    office.wait_text("Versturen e-mail", timeout=10)
    time.sleep(SOON)
    walk.shot(office, "m4-edit")
    walk.point("the banner tells invoice and mail apart", office.has_text("De factuur is al definitief"))
    office.click("Opslaan & sluiten")
    time.sleep(1)
    walk.point("a concept is not sent", len(post.got) == before)
    walk.shot(office, "m4-concept-mail")
    office.click("E-mail*", role="tab") if office.find_all("E-mail*", role="tab") else None
    office.table("#mails.table").click_cell(0, 1)
    office.wait_text("Versturen e-mail", timeout=10)
    office.click("#mail.send")
    clicks += 1
    walk.point("M4 eerst bewerken: clicks", clicks == 4, clicks)
    office.wait(lambda: len(post.got) > before, timeout=40, what="the edited mail")
    walk.point("sent once", len(post.got) == before + 1, post.got[-1]["Subject"])


def server_away(walk: Walk, office: App, post: PostOffice) -> None:
    """No server: the invoice is definitive all the same, the mail waits and says why."""
    post.close()
    concept_for(walk, office, "email")
    definitive(office)
    office.click("Verzenden", nth=0)
    office.wait_text("Factuur bijgewerkt, status 'Definitief'", timeout=10)
    time.sleep(14)
    walk.shot(office, "m4-server-away")
    states = ask(walk, "SELECT state, error FROM mail_message ORDER BY created_at DESC LIMIT 1")
    walk.point("mail server away: told, invoice untouched", bool(states) and states[0][0] != "sent", states)


def credited(walk: Walk, office: App) -> None:
    """'Factuur verwijderen' on a definitive invoice is a credit invoice."""
    office.click("Factuur verwijderen")
    time.sleep(1)
    walk.shot(office, "credit-question")
    office.click("#credit.yes")
    office.wait_text("Gecrediteerd", timeout=10)
    walk.shot(office, "credited")
    rows = ask(walk, "SELECT COUNT(*) FROM sales_document WHERE kind = 'credit' AND status = 'definitive'")
    walk.point("credited by the guided action", True, rows)
