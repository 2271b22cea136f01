"""A mail server on this machine that takes mail, or does what real ones do on a bad day."""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
import ssl
import threading
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from types import TracebackType
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Post:
    """The handler: keeps what it took, and refuses what it was told to."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], bytes]] = []
        self.refuse: dict[str, str] = {}
        """Answer to RCPT by address."""
        self.after_data = ""
        """Answer after the text; empty takes it."""
        self.drop_after_data = False
        self.wait_after_data = 0.0

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        if self.after_data:
            return self.after_data
        self.taken.append((list(envelope.rcpt_tos), envelope.content))
        if self.drop_after_data:
            assert isinstance(server.transport, asyncio.WriteTransport)
            server.transport.abort()
        if self.wait_after_data:
            await asyncio.sleep(self.wait_after_data)
        return "250 OK"

    def mails(self) -> list[EmailMessage]:
        found = []
        for _, content in self.taken:
            made = message_from_bytes(content, policy=default)
            assert isinstance(made, EmailMessage)
            found.append(made)
        return found


class MailServer:
    """A real SMTP server (aiosmtpd) on a free port.

    Args:
        context: what it proves itself with for STARTTLS; None when it offers none.
        user: asks for this name and password.
        implicit: TLS from the first byte.
    """

    def __init__(
        self, context: ssl.SSLContext | None = None, user: tuple[str, str] | None = None, *, implicit: bool = False
    ) -> None:
        self.post = Post()
        options: dict[str, Any] = {}
        if user is not None:

            def check(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
                right = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == user
                return AuthResult(success=right, handled=False)

            options |= {"authenticator": check, "auth_required": True, "auth_require_tls": context is not None}
        if context is not None and not implicit:
            options |= {"tls_context": context}
        ssl_context = context if implicit else None
        self._controller = Controller(
            self.post, "127.0.0.1", 0, ssl_context=ssl_context, server_hostname="x", **options
        )

    @property
    def port(self) -> int:
        return self._controller.port

    def __enter__(self) -> MailServer:
        self._controller.port = free_port()
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()


class RawServer:
    """A server that says what it is told, line by line, and then hangs up or falls silent."""

    def __init__(self, *lines: bytes, silent: bool = False) -> None:
        self._lines = lines
        self._silent = silent
        self._stop = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(5)
        self.port = int(self._socket.getsockname()[1])
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError:
            return
        with connection:
            connection.settimeout(5)
            for place, line in enumerate(self._lines):
                if place:
                    connection.recv(4096)
                connection.sendall(line + b"\r\n")
            if self._silent:
                self._stop.wait(5)

    def __enter__(self) -> RawServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def own_certificate(folder: Path, name: str = "localhost") -> tuple[ssl.SSLContext, Path]:
    """Make a certificate of our own; return what the server uses, and the file a client would have to trust."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = dt.datetime.fromtimestamp(time.time(), dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "server.pem", folder / "server.key"
    public.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public
