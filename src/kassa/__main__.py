"""The command line: ``kassa [--data FILE-or-URL] COMMAND``; without a command it opens what the machine is set up as.

Exit codes: 0 all is well, 1 something was found or refused, 2 the command line was not understood.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from kassa import __version__
from kassa.domain.errors import KassaError
from kassa.system import config, logs
from kassa.system.modest import be_modest

REFUSED = 1
_HEAVY = frozenset({"backup", "import", "export", "verify"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(arguments)
    log: Path | None = None
    try:
        machine = config.with_data(config.load(), options.data)
        command = options.command or machine.opens.value
        log = logs.start(f"kassa-{command}", machine.log_level)
        return run(command, machine, options, log)
    except (KassaError, config.ConfigError) as error:
        logs.room_logger("kassa.__main__").warning("Geweigerd: %s", error)
        say(str(error))
        return REFUSED
    except KeyboardInterrupt:
        return 130
    except Exception:
        logs.room_logger("kassa.__main__").critical("Onverwachte fout", exc_info=True)
        where = f" De bijzonderheden staan in {log}." if log else ""
        say(f"Er ging iets mis dat wij niet hadden voorzien. Wat op het scherm als verkocht stond, is bewaard.{where}")
        return REFUSED
    finally:
        logs.stop()


def run(command: str, machine: config.MachineConfig, options: argparse.Namespace, log: Path | None) -> int:
    """Run one command; what it needs is imported by then and not before, because a till must start fast."""
    if command in _HEAVY:
        be_modest()
    match command:
        case "pos":
            gc.disable()  # nothing made while starting is garbage; looking for it costs a tenth of the start
            from kassa.bootstrap.till import pos

            return pos(machine.database, machine.till, log)
        case "office":
            from kassa.bootstrap.office import open_office

            return open_office(machine.database, log)
        case "demo":
            from kassa.bootstrap.demo import demo, demo_location

            return demo(demo_location(machine, options.data), options.seed, log, window=not options.no_window)
        case "import":
            from kassa.bootstrap.imports import import_articles, import_customers

            if options.kind == "customers":
                return import_customers(machine.database, options.file)
            return import_articles(machine.database, options.file, options.map)
        case "export":
            from kassa.bootstrap.lists import export

            return export(machine.database, options.list, options.file, options.request)
        case "self-test":
            from kassa.bootstrap.selftest import self_test

            return self_test()
        case _:
            return files_command(command, machine.database, options)


def files_command(command: str, location: str, options: argparse.Namespace) -> int:
    """Run a command about the database itself."""
    from kassa.bootstrap import files

    match command:
        case "verify":
            return files.verify(location, options.anchor)
        case "backup":
            return files.backup(location, options.file)
        case "restore" if options.file is None:
            from kassa.bootstrap.restoring import restore_window

            return restore_window(location)
        case "restore":
            return files.restore(location, options.file, options.anchor, options.last)
        case "recovery-code":
            return files.show_recovery_code()
        case _:
            return files.migrate(location)


def say(sentence: str) -> None:
    """Tell the person at the command line; a program without a console has nobody to tell."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """Return the command line as a parser; ``--data`` may stand before and after the command."""
    data = argparse.ArgumentParser(add_help=False)
    words = "databasebestand of postgresql:// adres; anders KASSA_DATA of de instelling van deze machine"
    data.add_argument("--data", metavar="BESTAND-OF-URL", default=argparse.SUPPRESS, help=words)

    top = argparse.ArgumentParser(prog="kassa", description="Kassa en backoffice voor een winkel.")
    top.add_argument("--version", action="version", version=f"Kassa {__version__}")
    top.add_argument("--data", metavar="BESTAND-OF-URL", default=None, help=words)
    tries = "hetzelfde als de opdracht self-test"
    top.add_argument("--self-test", dest="command", action="store_const", const="self-test", help=tries)
    commands = top.add_subparsers(dest="command", metavar="OPDRACHT")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[data])

    command("office", "open de backoffice")
    command("pos", "open de kassa")

    read_in = command("import", "lees een bestand met artikelen of klanten in")
    read_in.add_argument("kind", choices=("articles", "customers"), metavar="SOORT", help="articles of customers")
    read_in.add_argument("file", type=Path, metavar="BESTAND")
    read_in.add_argument("--map", metavar="NAAM", default="", help="naam van een bewaarde kolomindeling")

    export = command("export", "schrijf een lijst naar een XLSX-, CSV- of PDF-bestand")
    export.add_argument("list", metavar="LIJST", help="receipts, articles, shifts, users, roles, customers of journal")
    export.add_argument("file", type=Path, metavar="BESTAND")
    asked = "filters, volgorde en kolommen als JSON, zoals de backoffice ze doorgeeft"
    export.add_argument("--request", type=Path, metavar="BESTAND", default=None, help=asked)

    verify = command("verify", "controleer het bestand: journaal, nummers, grootboek en totalen")
    anchor = "volgnummer en hash van een bon of Z-rapport, zoals 1207:8f2a90c1b7de; mag vaker"
    verify.add_argument("--anchor", action="append", default=[], metavar="NR:HASH", help=anchor)

    demo = command("demo", "maak de voorbeeldwinkel in een nieuw bestand")
    demo.add_argument("--seed", type=int, default=1, metavar="GETAL", help="hetzelfde getal geeft dezelfde verkopen")
    demo.add_argument("--no-window", action="store_true", help="maak de winkel alleen, open geen venster")

    command("migrate", "maak de database aan of werk haar bij, na een reservekopie")
    command("backup", "maak een gecontroleerde reservekopie").add_argument("file", type=Path, metavar="BESTAND")
    restore = command("restore", "zet een reservekopie terug; zonder BESTAND in een venster")
    restore.add_argument("file", type=Path, metavar="BESTAND", nargs="?")
    restore.add_argument("--anchor", action="append", default=[], metavar="NR:HASH", help=anchor)
    last = "laatste nummer op papier van een bon, factuur, pakbon of order: zoiets als R01-26-00131; mag vaker"
    restore.add_argument("--last", action="append", default=[], metavar="NUMMER", help=last)
    command("recovery-code", "toon de herstelcode waarmee reservekopieën van deze computer opengaan")
    command("self-test", "probeer alles van het programma op een tijdelijke winkel")
    return top


if __name__ == "__main__":
    sys.exit(main())
