"""What a database error means to the person at the till."""

from __future__ import annotations

from kassa.domain.errors import Conflict, KassaError, Reason, StoreError

NO_SERVER = "store.no_server"
_NOTHING_LOST = "Wat al verkocht is, is bewaard."

_MEANINGS: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    (
        ("disk is full", "no space left", "could not extend file"),
        "store.full",
        f"De schijf is vol. {_NOTHING_LOST}",
        "Maak ruimte vrij en probeer opnieuw.",
    ),
    (
        ("readonly", "read-only", "unable to open database file", "permission denied"),
        "store.readonly",
        f"Het bestand of de map mag niet worden beschreven. {_NOTHING_LOST}",
        "Geef schrijfrechten of kies een andere plaats, en probeer opnieuw.",
    ),
    (
        ("locked", "lock timeout", "deadlock detected", "could not serialize"),
        "store.busy",
        "De database is even bezet door een andere taak. Er is niets gewijzigd.",
        "Probeer opnieuw.",
    ),
    (
        ("malformed", "not a database", "file is encrypted", "corrupt", "can't decode byte"),
        "store.damaged",
        "Het bestand is beschadigd of is geen Kassa-bestand. Er is niets gewijzigd.",
        "Zet de laatste reservekopie terug met 'kassa restore'.",
    ),
    (
        ("disk i/o error", "input/output error"),
        "store.io",
        f"De schijf geeft een fout. {_NOTHING_LOST}",
        "Probeer opnieuw; blijft het, zet dan de reservekopie op een andere schijf.",
    ),
    (
        ("connection", "server closed", "terminating", "timeout expired"),
        NO_SERVER,
        f"De databaseserver antwoordt niet. {_NOTHING_LOST}",
        "Controleer het netwerk en probeer opnieuw.",
    ),
    (
        ("no such table", "does not exist", "no such column"),
        "store.foreign",
        "Dit bestand hoort niet bij deze versie van Kassa. Er is niets gewijzigd.",
        "Kies het juiste bestand of werk het bij met 'kassa migrate'.",
    ),
    (
        ("unique", "duplicate key"),
        "store.duplicate",
        "Dit bestaat al of is intussen door iemand anders gemaakt. Er is niets gewijzigd.",
        "Ververs en probeer opnieuw.",
    ),
    (
        ("final.",),
        "store.final",
        "Dit document is definitief en kan niet worden gewijzigd of verwijderd. Er is niets gewijzigd.",
        "Maak een tegenboeking.",
    ),
)


def translate(error: Exception) -> KassaError:
    """Return the error in words; every one of these means that nothing was changed."""
    message = str(error).lower()
    for signs, code, sentence, fix in _MEANINGS:
        if any(sign in message for sign in signs):
            kind = Conflict if code == "store.duplicate" else StoreError
            return kind(Reason(code, sentence, fix))
    return StoreError(
        Reason(
            "store.error",
            f"De database geeft een fout ({error}). Er is niets gewijzigd.",
            "Probeer opnieuw; blijft het, controleer dan het bestand met 'kassa verify'.",
        )
    )


def no_server() -> StoreError:
    """Return the refusal of a server that did not answer a moment ago: nobody waits for it again and again."""
    return StoreError(next(Reason(code, said, fix) for _, code, said, fix in _MEANINGS if code == NO_SERVER))


def refuse_unknown_outcome(error: Exception) -> KassaError:
    """Return the error of a COMMIT: it may or may not have been kept, and the same key finds out."""
    known = translate(error)
    if known.code == "store.full":
        return known
    return StoreError(
        Reason(
            "store.unknown",
            "Het is niet zeker of dit bewaard is. Het wordt nooit twee keer geboekt.",
            "Probeer opnieuw; dan blijkt of het al bewaard was.",
        )
    )
