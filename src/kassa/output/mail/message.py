"""A mail as it goes to the server: heads, the text twice (plain and as a page), attachments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from itertools import groupby

from kassa.domain.messages import marks
from kassa.domain.messages.account import Envelope, MailAccount
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.letter import Letter
from kassa.domain.messages.marks import Block, Span


def envelope(letter: Letter, account: MailAccount, moment: datetime) -> Envelope:
    """Return the mail as bytes, with everybody who gets it.

    Args:
        letter: what stands in it.
        account: who sends it.
        moment: aware, for the head Date.

    Raises:
        ValueError: the account has no sender; whoever queues a mail checked that.
    """
    if account.sender is None:
        raise ValueError("a mail has a sender")
    made = EmailMessage(policy=SMTP)
    made["From"] = _address(account.sender)
    made["To"] = [_address(one) for one in letter.to]
    if letter.cc:
        made["Cc"] = [_address(one) for one in letter.cc]
    if account.reply_to is not None:
        made["Reply-To"] = _address(account.reply_to)
    made["Subject"] = letter.subject.replace("\u00a0", " ")
    made["Date"] = format_datetime(moment)
    made["Message-ID"] = letter.message_id
    made["Auto-Submitted"] = "no"
    made["Content-Language"] = letter.language
    blocks = marks.parse(letter.body)
    made.set_content(marks.plain(blocks) + "\n", cte="quoted-printable")
    made.add_alternative(page(blocks, letter.language), subtype="html", cte="quoted-printable")
    for part in letter.parts:
        main, _, sub = part.media_type.partition("/")
        made.add_attachment(part.content, maintype=main, subtype=sub, filename=part.name)
    hidden = (*letter.bcc, account.sender) if account.copy_to_self else letter.bcc
    receivers = {one.key: one.email for one in (*letter.to, *letter.cc, *hidden)}
    return Envelope(letter.message_id, account.sender.email, tuple(receivers.values()), made.as_bytes())


def page(blocks: Sequence[Block], language: str) -> str:
    """Return the text as a small page: paragraphs, lists, strong, slanted and links; everything else is escaped."""
    parts = []
    for kind, run in groupby(blocks, key=_kind):
        lines = [_words(block.spans) for block in run]
        if kind == "item":
            parts.append("<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>")
        elif kind == "line":
            parts.append("<p>" + "<br>\n".join(lines) + "</p>")
    inside = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8"></head>\n'
        f'<body style="font-family: Arial, Helvetica, sans-serif; font-size: 14px; line-height: 1.45">\n{inside}\n'
        "</body></html>\n"
    )


def _kind(block: Block) -> str:
    if block.item:
        return "item"
    return "line" if block.text.strip() else "gap"


def _words(spans: Iterable[Span]) -> str:
    words = []
    for span in spans:
        text = escape(span.text)
        if span.link:
            text = f'<a href="{escape(span.link)}">{text}</a>'
        if span.italic:
            text = f"<em>{text}</em>"
        words.append(f"<strong>{text}</strong>" if span.bold else text)
    return "".join(words)


def _address(one: MailAddress) -> Address:
    local, _, domain = one.email.rpartition("@")
    return Address(display_name=one.name, username=local, domain=domain)
