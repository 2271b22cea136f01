"""Mollie's Payments API, as far as a terminal needs it, in a process of its own.

``python -m tests.support.mollie_simulator FOLDER PORT``. Payments outlive it. The plan in the folder says what the
customer does (``outcome``: paid, failed, canceled, expired or open, after ``asks`` questions) and what goes wrong:
``fault`` is close, die, garbage, empty, error or silent, at ``point`` post (before anything was made), made (after),
get, delete or list. A fault happens once.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kassa.system.clock import SystemClock
from tests.support.terminal_state import Memory

KEY = "test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM"
TERMINAL = "term_7MgL4wea46qkRcoTZjWEH"
_LOCK = threading.Lock()


class Api(BaseHTTPRequestHandler):
    memory: Memory
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._refused():
            return
        if body.get("terminalId") != TERMINAL or body.get("method") != "pointofsale":
            self._say(422, {"status": 422, "title": "Unprocessable Entity"})
            return
        if self._fault("post"):
            return
        with _LOCK:
            memory = self._payments()
            key = self.headers["Idempotency-Key"]
            made = next((one for one in memory["payments"] if one["key"] == key), None)
            if made is None:
                number = f"tr_{len(memory['payments']) + 1:010d}"
                made = {
                    "resource": "payment",
                    "id": number,
                    "mode": "test",
                    "key": key,
                    "asked": 0,
                    "createdAt": SystemClock().now().isoformat(timespec="seconds"),
                    "status": "open",
                    "isCancelable": True,
                    "amount": body["amount"],
                    "metadata": body["metadata"],
                    "method": "pointofsale",
                    "details": {"terminalId": TERMINAL},
                    "_links": {"changePaymentState": {"href": f"/paymentscreen/testmode/{number}"}},
                }
                memory["payments"].append(made)
                self.memory.save(memory)
        if not self._fault("made"):
            self._say(201, made)

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        if self._refused():
            return
        if path.path.startswith("/v2/terminals/"):
            known = path.path.endswith(TERMINAL)
            self._say(200 if known else 404, {"status": "active"} if known else {"status": 404})
        elif path.path == "/v2/payments":
            if not self._fault("list"):
                self._list(parse_qs(path.query))
        elif not self._fault("get"):
            self._one(path.path.rsplit("/", 1)[-1])

    def do_DELETE(self) -> None:
        if self._refused() or self._fault("delete"):
            return
        number = self.path.rsplit("/", 1)[-1]
        with _LOCK:
            memory = self._payments()
            made = next((one for one in memory["payments"] if one["id"] == number), None)
            if made is None or made["status"] not in ("open", "pending"):
                self._say(422, {"status": 422, "title": "Unprocessable Entity"})
                return
            made["status"] = "canceled"
            self.memory.save(memory)
        self._say(200, made)

    def _one(self, number: str) -> None:
        with _LOCK:
            memory = self._payments()
            made = next((one for one in memory["payments"] if one["id"] == number), None)
            if made is None:
                self._say(404, {"status": 404, "title": "Not Found"})
                return
            self._goes_on(made)
            self.memory.save(memory)
        self._say(200, made)

    def _list(self, query: dict[str, list[str]]) -> None:
        with _LOCK:
            memory = self._payments()
            for made in memory["payments"]:
                self._goes_on(made)
            self.memory.save(memory)
        rows = list(reversed(memory["payments"]))
        start = next((place for place, one in enumerate(rows) if one["id"] == query.get("from", [""])[0]), 0)
        rows = rows[start : start + int(query["limit"][0])]
        self._say(200, {"count": len(rows), "_embedded": {"payments": rows}})

    def _goes_on(self, made: dict[str, Any]) -> None:
        plan = self.memory.plan()
        if made["status"] != "open":
            return
        made["asked"] += 1
        outcome = plan.get("outcome", "paid")
        if made["asked"] > plan.get("asks", 1):
            made["status"] = outcome
        if made["status"] == "paid":
            made["details"] |= {
                "cardLabel": "Maestro",
                "cardNumber": "0018",
                "receipt": {"authorizationCode": "011860", "cardReadMethod": "contactless"},
            }
            if plan.get("fault") == "amount":
                made["amount"] = {"currency": "EUR", "value": "0.01"}

    def _payments(self) -> dict[str, Any]:
        return {"payments": [], **self.memory.load()}

    def _refused(self) -> bool:
        if self.headers["Authorization"] == f"Bearer {KEY}":
            return False
        self._say(401, {"status": 401, "title": "Unauthorized Request"})
        return True

    def _fault(self, point: str) -> bool:
        plan = self.memory.plan()
        fault = plan.get("fault")
        if plan.get("point") != point or fault in (None, "amount"):
            return False
        if not plan.get("always"):
            self.memory.done()
        if fault == "die":
            os._exit(9)
        if fault == "garbage":
            self._raw(b"<html>\xff</html>")
        elif fault == "empty":
            self._raw(b"[]")
        elif fault == "error":
            self._say(503, {"status": 503})
        elif fault == "silent":
            time.sleep(10)
        self.close_connection = True
        return True

    def _say(self, status: int, body: dict[str, Any]) -> None:
        self._raw(json.dumps(body).encode(), status)

    def _raw(self, body: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/hal+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    Api.memory = Memory(Path(sys.argv[1]))
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Api)
    print("ready", flush=True)
    server.serve_forever()
