"""A terminal that speaks OPI, in a process of its own.

``python -m tests.support.opi_simulator FOLDER PORT DEVICE_PORT``

What it charged and its last answer outlive it. The plan in the folder says what the customer does and what goes wrong:
``outcome`` is approve, decline, timeout or wait (for an abort), ``fault`` is close, die, garbage, huge, half, silent,
other or amount, and ``point`` is request, prompt, charge or reply. A fault happens once. Who did not log in, or logged
off, pays nothing.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import threading
import time
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.support.terminal_state import Memory

SPACE = "{http://www.nrf-arts.org/IXRetail/namespace}"
PAN = "6799998900000200018"


class Gone(Exception):
    """This conversation ends here."""


class OpiSimulator:
    def __init__(self, folder: Path, port: int, device_port: int) -> None:
        self.memory = Memory(folder)
        self.port = port
        self.device_port = device_port
        self.aborted = threading.Event()
        self.paying = threading.Lock()

    def serve(self) -> None:
        with socket.create_server(("127.0.0.1", self.port)) as ears:
            print("ready", flush=True)
            while True:
                line, _ = ears.accept()
                threading.Thread(target=self._talk, args=(line,), daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with line:
            try:
                request = ET.fromstring(receive(line))
                self._answer(line, request)
            except (Gone, OSError):
                pass

    def _answer(self, line: socket.socket, request: ET.Element) -> None:
        kind = request.attrib["RequestType"]
        if kind in ("CardPayment", "PaymentRefund"):
            if self.memory.load().get("logged_in"):
                self._pay(line, request)
            else:
                send(line, response(request, "LoggedOut"))
        elif kind == "AbortRequest":
            self.aborted.set()
            send(line, response(request, "Success" if self.paying.locked() else "Failure"))
        elif kind == "RepeatLastMessage":
            if self.paying.locked():
                send(line, response(request, "Busy"))
            else:
                send(line, self.memory.load()["last"] or response(request, "Failure"))
        elif kind.startswith("Reconciliation"):
            memory = self.memory.load()
            send(line, self._totals(request, memory))
            if kind == "ReconciliationWithClosure":
                self.memory.save({**memory, "closed": len(memory["charged"])})
        else:
            result = self.memory.plan().get(kind, "Success")
            if kind in ("Login", "Logoff") and result == "Success":
                self.memory.save({**self.memory.load(), "logged_in": kind == "Login"})
            send(line, response(request, result, "ServiceResponse"))

    def _totals(self, request: ET.Element, memory: dict[str, object]) -> str:
        charged = memory["charged"]
        assert isinstance(charged, list)
        counted = charged[int(str(memory.get("closed", 0))) :]
        debit = [one["cents"] for one in counted if one["cents"] > 0]
        credit = [-one["cents"] for one in counted if one["cents"] < 0]
        rows = "".join(
            f'<TotalAmount NumberPayments="{len(amounts)}" PaymentType="{name}" Currency="EUR">{euros(sum(amounts))}'
            "</TotalAmount>"
            for name, amounts in (("Debit", debit), ("Credit", credit))
        )
        return response(request, "Success", "ServiceResponse", f"<Reconciliation>{rows}</Reconciliation>")

    def _pay(self, line: socket.socket, request: ET.Element) -> None:
        with self.paying:
            self.aborted.clear()
            self._point("request", line)
            total = request.find(f"{SPACE}TotalAmount")
            assert total is not None
            asked = round(float(total.text or "0") * 100) * (
                1 if request.attrib["RequestType"] == "CardPayment" else -1
            )
            self._show(request, "CashierDisplay", "Kaart aanbieden")
            self._point("prompt", line)
            outcome = self.memory.plan().get("outcome", "approve")
            if outcome == "wait":
                outcome = "abort" if self.aborted.wait(20) else "timeout"
            answer = self._outcome(request, asked, outcome)
            self._point("charge", line)
            if outcome == "approve":
                lines = ("KLANTTICKET", "", f"Kaart {PAN}", "Akkoord", "Autorisatie 011860")
                self._show(request, "PrinterReceipt", *lines)
            self._point("reply", line, answer)
        time.sleep(self.memory.plan().get("late", 0))
        send(line, answer)

    def _outcome(self, request: ET.Element, asked: int, outcome: str) -> str:
        memory = self.memory.load()
        results = {"decline": "Failure", "timeout": "TimedOut", "abort": "Aborted"}
        answer = response(request, results.get(outcome, "Success"))
        if outcome == "approve":
            memory["charged"].append({"number": request.attrib["RequestID"], "cents": asked})
            answer = self._approved(request, asked)
        self.memory.save({**memory, "last": answer})
        return answer

    def _approved(self, request: ET.Element, asked: int) -> str:
        shown = asked + 1 if self.memory.plan().get("fault") == "amount" else asked
        inside = (
            '<Terminal TerminalID="02052317" STAN="000092"/><Tender>'
            f'<TotalAmount Currency="EUR">{euros(abs(shown))}</TotalAmount>'
            f'<Authorisation CardCircuit="Maestro" CardPAN="{PAN}" ApprovalCode="011860" ActionCode="000"/></Tender>'
        )
        return response(request, "Success", inside=inside)

    def _show(self, request: ET.Element, target: str, *lines: str) -> None:
        texts = "".join(f"<TextLine>{line}</TextLine>" for line in lines)
        inside = f'<Output OutDeviceTarget="{target}">{texts}</Output>'
        head = f'RequestType="Output" WorkstationID="{request.attrib["WorkstationID"]}" RequestID="7"'
        text = f'<?xml version="1.0"?><DeviceRequest xmlns="{SPACE[1:-1]}" {head}>{inside}</DeviceRequest>'
        try:
            with socket.create_connection(("127.0.0.1", self.device_port), 2) as till:
                send(till, text)
                answer = ET.fromstring(receive(till))
                assert answer.attrib["OverallResult"] == "Success"
        except OSError:
            pass  # the till went away: the payment goes on

    def _point(self, point: str, line: socket.socket, answer: str = "") -> None:
        plan = self.memory.plan()
        fault = plan.get("fault")
        if plan.get("point") != point or fault in (None, "amount"):
            return
        self.memory.done()
        if fault == "die":
            os._exit(9)
        if fault == "garbage":
            line.sendall(b"\xff\x00GET / HTTP/1.1\r\n\r\n")
        elif fault == "huge":
            line.sendall(struct.pack(">I", 2**31) + b"<")
        elif fault == "half":
            line.sendall(struct.pack(">I", 400) + (answer or "<CardServ").encode()[:60])
        elif fault == "entity":
            bomb = '<!DOCTYPE a [<!ENTITY b "Success">]><CardServiceResponse OverallResult="&b;"/>'
            send(line, bomb)
        elif fault == "other":
            send(line, answer.replace('RequestID="', 'RequestID="9') if answer else "<CardServiceResponse/>")
        elif fault == "silent":
            time.sleep(30)
        line.shutdown(socket.SHUT_RDWR)
        raise Gone


def response(request: ET.Element, result: str, name: str = "CardServiceResponse", inside: str = "") -> str:
    head = " ".join(f'{key}="{request.attrib[key]}"' for key in ("RequestType", "WorkstationID", "RequestID"))
    return (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><{name} xmlns="{SPACE[1:-1]}" {head} '
        f'OverallResult="{result}">{inside}</{name}>'
    )


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def send(line: socket.socket, text: str) -> None:
    data = text.encode("iso-8859-1")
    line.sendall(struct.pack(">I", len(data)) + data)


def receive(line: socket.socket) -> bytes:
    (length,) = struct.unpack(">I", exactly(line, 4))
    return exactly(line, length)


def exactly(line: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = line.recv(count - len(data))
        if not more:
            raise Gone
        data += more
    return data


if __name__ == "__main__":
    OpiSimulator(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])).serve()
