"""What an office does beside a till that sells (target 15): reports, invoices on paper, and mails, until it is ended.

Run as ``python -m benchmarks.background LOCATION``.
"""

from __future__ import annotations

import itertools
import sys
from email.message import EmailMessage

from benchmarks.papers import invoice
from benchmarks.shop import reopen
from kassa.domain.delivery import Outcome
from kassa.domain.messages.account import Envelope, MailAccount, Security
from kassa.integrations.mail.smtp import SmtpMailer
from kassa.output.pdf.paper import draw_paper
from kassa.system.clock import SystemClock
from tests.support.mail_server import MailServer

_FROM, _TO = "winkel@voorbeeld.test", "klant@voorbeeld.test"


def main(location: str) -> None:
    """Make a report, draw an invoice and mail it, over and over."""
    shop, mailer = reopen(location), SmtpMailer(SystemClock())
    with MailServer() as server:
        account = MailAccount("127.0.0.1", server.port, Security.NONE, "", 10, None)
        for number in itertools.count(1):
            shop.services.shifts.x_report(shop.actor)
            mail = EmailMessage()
            mail["From"], mail["To"], mail["Subject"] = _FROM, _TO, f"Factuur {number}"
            mail.add_attachment(draw_paper(invoice(number)), maintype="application", subtype="pdf")
            answer = mailer.send(Envelope(f"<{number}@voorbeeld.test>", _FROM, (_TO,), bytes(mail)), account, "")
            if answer.outcome is not Outcome.CONFIRMED:
                raise AssertionError(f"a mail did not go out: {answer}")
            server.post.taken.clear()


if __name__ == "__main__":
    main(sys.argv[1])
