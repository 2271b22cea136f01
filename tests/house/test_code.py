"""Habits that ruff and mypy cannot see."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator

import pytest

from tests.support.sources import PACKAGE, Source, sources

MAY_CATCH_EVERYTHING = {"ui/work/jobs.py", "ui/shell/app.py", "__main__.py"}
# How patient a worker is, in seconds: time and not money.
SECONDS = {"services/outbox.py", "services/outbox_worker.py"}
LONGEST_FILE = 600
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\Z|\brgba?\(")
# Paper is white and its ink is black in every theme.
PAPER = {"ui/widgets/slip_view.py": ("white", "black")}
STATEMENT = re.compile(r"\A\s*(SELECT\b.+\bFROM\b|INSERT\s+INTO\b|UPDATE\b.+\bSET\b|DELETE\s+FROM\b)", re.DOTALL)
ONLY_ON_UNIX = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}


def test_no_float_near_money() -> None:
    found = []
    for source in sources():
        if not source.within("domain", "db", "services") or source.name in SECONDS:
            continue
        for constant in source.nodes(ast.Constant):
            if isinstance(constant.value, float):
                found.append(f"{source.at(constant)}: {constant.value}")
        for call in source.nodes(ast.Call):
            if isinstance(call.func, ast.Name) and call.func.id == "float":
                found.append(f"{source.at(call)}: float()")
        if source.within("domain"):
            found += [f"{source.at(node)}: /" for node in source.nodes(ast.BinOp) if isinstance(node.op, ast.Div)]
    assert found == []


def test_only_whole_literals_are_translated() -> None:
    """What the extractor reads must be what is asked for at run time."""
    found = []
    for source in sources():
        for call in source.nodes(ast.Call):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            texts = {"tr": call.args[:1], "translate": call.args[:2], "QT_TRANSLATE_NOOP": call.args[:2]}.get(name, [])
            if name == "translate" and not ast.unparse(call.func).endswith("QCoreApplication.translate"):
                continue  # of a text or a painter
            found += [
                f"{source.at(text)}: {name}({ast.unparse(text)})"
                for text in texts
                if not (isinstance(text, ast.Constant) and isinstance(text.value, str))
            ]
    assert found == []


def test_colours_live_in_the_theme() -> None:
    found = []
    for source in sources():
        if not source.within("ui") or source.within("ui/theme"):
            continue
        found += [
            f"{source.at(constant)}: {constant.value}"
            for constant in source.nodes(ast.Constant)
            if isinstance(constant.value, str) and COLOUR.search(constant.value)
        ]
        found += [
            f"{source.at(node)}: {ast.unparse(node)}"
            for node in source.nodes(ast.Attribute)
            if isinstance(node.value, ast.Attribute)
            and node.value.attr == "GlobalColor"
            and node.attr not in ("transparent", *PAPER.get(source.name, ()))
        ]
    assert found == []


def test_records_are_made_the_cheap_way() -> None:
    """A standard frozen dataclass costs 0.75 ms at start, ``kassa.domain.frozen`` a fourteenth of that."""
    found = [
        source.at(node)
        for source in sources()
        if not source.within("system")  # below the domain, so it cannot ask it
        for node in source.nodes(ast.ClassDef)
        for decorator in node.decorator_list
        if ast.unparse(decorator).startswith("dataclass(frozen=True, slots=True")
    ]
    assert found == []


def test_statements_live_in_db() -> None:
    found = [
        source.at(constant)
        for source in sources()
        if not source.within("db")
        for constant in source.nodes(ast.Constant)
        if isinstance(constant.value, str) and STATEMENT.match(constant.value)
    ]
    assert found == []


def test_catching_everything_is_for_three_files() -> None:
    found = []
    for source in sources():
        if source.name in MAY_CATCH_EVERYTHING:
            continue
        for handler in source.nodes(ast.ExceptHandler):
            names = [] if handler.type is None else [ast.unparse(name) for name in ast.walk(handler.type)]
            catches_all = handler.type is None or {"Exception", "BaseException"} & set(names)
            if catches_all and not isinstance(handler.body[-1], ast.Raise):
                found.append(source.at(handler))
    assert found == []


def test_nothing_of_unix_is_needed_to_start() -> None:
    found = []
    for source in sources():
        for node in source.tree.body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{source.at(node)}: {name}" for name in names if name.split(".")[0] in ONLY_ON_UNIX]
    assert found == []


def test_every_room_says_what_lives_in_it() -> None:
    silent = [source.name for source in sources() if not ast.get_docstring(source.tree)]
    assert silent == []
    rooms = {file.parent for file in PACKAGE.rglob("*.py")}
    assert [str(room) for room in rooms if not (room / "__init__.py").exists()] == []


def test_no_file_grows_out_of_sight() -> None:
    lengths = {source.name: source.text.count("\n") for source in sources()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def qt_classes() -> Iterator[tuple[Source, ast.ClassDef]]:
    for source in sources():
        if source.within("ui"):
            for found in source.nodes(ast.ClassDef):
                yield source, found


@pytest.mark.parametrize(("source", "found"), list(qt_classes()), ids=lambda part: getattr(part, "name", ""))
def test_no_attribute_hides_a_name_of_qt(source: Source, found: ast.ClassDef) -> None:
    """``self.parent = ...`` on a widget takes Qt's ``parent()`` away from everybody."""
    from PySide6.QtCore import QObject

    module = importlib.import_module(
        "kassa." + source.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    )
    made = getattr(module, found.name, None)
    if not (isinstance(made, type) and issubclass(made, QObject)):
        return
    qt = next(base for base in made.__mro__ if base.__module__.startswith("PySide6."))
    hidden = []
    for node in ast.walk(found):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
            if own and isinstance(target, ast.Attribute) and hasattr(qt, target.attr):
                hidden.append(f"{source.at(target)}: self.{target.attr}")
    for node in found.body:
        if isinstance(node, ast.Assign):
            hidden += [
                f"{source.at(name)}: {name.id}"
                for name in node.targets
                if isinstance(name, ast.Name) and hasattr(qt, name.id)
            ]
    assert hidden == []


def test_one_sqlite_in_the_process() -> None:
    """Two SQLite libraries in one process drop each other's locks on a file, which damages it."""
    found = [
        source.at(node)
        for source in sources()
        for node in source.nodes(ast.stmt)
        if (isinstance(node, ast.Import) and "sqlite3" in [name.name for name in node.names])
        or (isinstance(node, ast.ImportFrom) and node.module == "sqlite3")
    ]
    assert found == []
