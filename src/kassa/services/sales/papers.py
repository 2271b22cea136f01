"""Papers of sales documents: drawn from the frozen document, stored with their hash, the same bytes for ever after.

An invoice is drawn once, right after it became definitive or when somebody first asks for it, and stored in a short
transaction of its own. A crash between the two loses nothing: the same document is drawn again to the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kassa.db.engine import Database, Reader
from kassa.db.queries import papers as query
from kassa.db.repos import sales as repo
from kassa.db.repos import stored_files, vat
from kassa.db.repos.sales import StoredDocument
from kassa.db.repos.sales_types import get as type_of
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.messages.files import safe_name
from kassa.domain.payments.reference import ReferenceForm
from kassa.domain.pricing.vat import VatCode
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.sales.types import SalesType
from kassa.domain.settings import company, sales
from kassa.output.papers.paper import Paper, Sender
from kassa.output.papers.wording import Wording
from kassa.services.sales.paper_of import Around, Looks, language_of, paper_of
from kassa.services.settings import Settings
from kassa.system.clock import Clock

PDF = "application/pdf"
AT_ONCE = 8
"""From so many papers on they are drawn in processes of their own."""
Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


@frozen
class PaperFile:
    """The PDF of a document.

    Attributes:
        file_id: the stored file; empty for a concept, which is never stored.
        name: file name in the language of the customer.
        sha256: of the bytes, in hexadecimal; empty for a concept.
        content: the bytes.
    """

    file_id: str
    name: str
    sha256: str
    content: bytes


class Papers:
    """Draws, keeps and exports the papers of sales documents.

    Args:
        database: the shop.
        clock: the moment a file is stored at.
        settings: looks and texts.
    """

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings

    def paper(self, document_id: str) -> Paper:
        """Return the paper of a document as it is drawn now.

        Raises:
            RuleError: there is no such document.
            InputError: the logo cannot be read, or the number has no payment reference.
        """
        with self._database.read() as reader:
            stored = repo.get(reader, document_id)
            if stored is None:
                raise RuleError(
                    Reason("document.gone", "Dit document is er niet meer.", "Ververs de lijst; kijk in de prullenbak.")
                )
            around, kind = _around(reader, stored), type_of(reader, stored.document.type_code)
            codes = vat.vat_codes(reader, only_active=False)
        return paper_of(stored, self._looks(stored.document, kind, codes), around)

    def pdf(self, document_id: str) -> PaperFile:
        """Return the PDF of a document: of an invoice always the one that was stored first.

        An order or delivery note is drawn as it is now, and kept when that differs from what was kept before.

        Raises:
            RuleError: there is no such document.
            InputError: the paper cannot be drawn: logo or payment reference.
        """
        with self._database.read() as reader:
            kept = _kept(reader, document_id)
        return kept or self._keep(document_id, self.paper(document_id))

    def stored(self, document_id: str) -> tuple[stored_files.StoredFile, ...]:
        """Return the files that were kept of a document, oldest first."""
        with self._database.read() as reader:
            return stored_files.of_document(reader, document_id)

    def batch(
        self, document_ids: Sequence[str], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Iterator[PaperFile]:
        """Yield the PDF of every document, in order; many that are not stored yet are drawn on two processors.

        Args:
            document_ids: which.
            progress: told how many are done.
            cancelled: asked between two; what was yielded stays stored.

        Raises:
            RuleError: there is no such document.
            InputError: a paper cannot be drawn.
        """
        with self._database.read() as reader:
            kept = {one: found for one in document_ids if (found := _kept(reader, one)) is not None}
        missing = [one for one in dict.fromkeys(document_ids) if one not in kept]
        drawn = self._drawn(missing)
        for done, document_id in enumerate(document_ids, 1):
            if cancelled is not None and cancelled():
                return
            if document_id not in kept:
                kept[document_id] = next(drawn)
            yield kept[document_id]
            if progress is not None:
                progress(done)

    def export(self, document_ids: Sequence[str], path: Path) -> tuple[Path, ...]:
        """Write documents as PDF, CSV or Excel, each whole or not at all; return the files.

        Args:
            document_ids: which; more than one get their number behind the name.
            path: of the file; its suffix says the format.

        Raises:
            RuleError: there is no such document.
            InputError: the suffix names no known format, a paper cannot be drawn, or a file cannot be written.
        """
        if path.suffix.lower() not in (".pdf", ".csv", ".xlsx"):
            raise InputError(
                Reason("export.format", f"'{path.name}' is geen bekend soort bestand.", "Kies .pdf, .csv of .xlsx.")
            )
        return tuple(self._export_one(one, path, alone=len(document_ids) == 1) for one in document_ids)

    def _export_one(self, document_id: str, path: Path, *, alone: bool) -> Path:
        paper = self.paper(document_id)
        target = path if alone else path.with_name(f"{path.stem} {paper.number or document_id[-6:]}{path.suffix}")
        beside = target.with_name(f".{target.name}.deel")
        try:
            if path.suffix.lower() == ".pdf":
                beside.write_bytes(self.pdf(document_id).content)
            else:
                from kassa.output.sheets.document import write_document_csv, write_document_xlsx

                (write_document_csv if path.suffix.lower() == ".csv" else write_document_xlsx)(paper, beside)
            beside.replace(target)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise InputError(
                Reason(
                    "export.write",
                    f"'{target.name}' kan niet worden geschreven: {error.strerror or error}.",
                    "Sluit het bestand in een ander programma of kies een andere map.",
                )
            ) from error
        return target

    def _drawn(self, document_ids: Sequence[str]) -> Iterator[PaperFile]:
        from kassa.output.pdf.batch import draw_papers
        from kassa.output.pdf.paper import draw_paper

        papers = [self.paper(one) for one in document_ids]
        files = draw_papers(papers) if len(papers) >= AT_ONCE else (draw_paper(one) for one in papers)
        for document_id, paper, content in zip(document_ids, papers, files, strict=True):
            yield self._keep(document_id, paper, content)

    def _keep(self, document_id: str, paper: Paper, content: bytes | None = None) -> PaperFile:
        if content is None:
            from kassa.output.pdf.paper import draw_paper

            content = draw_paper(paper)
        name = safe_name(f"{Wording(paper).full_title}.pdf")
        if not paper.number:
            return PaperFile("", name, "", content)
        now = int(self._clock.now().timestamp() * 1_000_000)
        with self._database.write() as tx:
            # Another program may have drawn it in the meantime: the first one counts.
            first = _kept(tx, document_id)
            if first is not None:
                return first
            kept = stored_files.store(tx, document_id, name, PDF, content, now)
        return PaperFile(kept.id, kept.name, kept.sha256, content)

    def _looks(self, document: SalesDocument, kind: SalesType | None, codes: Sequence[VatCode]) -> Looks:
        get, language = self._settings.get, language_of(document.party)
        own = (kind.intro, kind.footer) if kind and language == "nl" else ("", "")
        intro = own[0] or get(sales.document_text(document.kind.value, "intro", language))
        closing = own[1] or get(sales.document_text(document.kind.value, "closing", language))
        return Looks(
            sender=self._sender(document.branch_id),
            accent=get(sales.ACCENT),
            delivery_prices=get(sales.DELIVERY_PRICES),
            reference_form=ReferenceForm(get(sales.REFERENCE_FORM)),
            intro=intro,
            closing="\n".join(filter(None, (closing, get(sales.footer_text(language))))),
            categories={code.code: code.category for code in codes},
        )

    def _sender(self, branch_id: str) -> Sender:
        get = self._settings.get
        return Sender(
            get(company.NAME),
            get(company.BRANCH_STREET, branch_id) or get(company.STREET),
            get(company.BRANCH_POSTCODE, branch_id) or get(company.POSTCODE),
            get(company.BRANCH_CITY, branch_id) or get(company.CITY),
            get(company.COUNTRY),
            get(company.BRANCH_PHONE, branch_id) or get(company.PHONE),
            get(company.WEBSITE),
            get(sales.EMAIL),
            get(company.VAT_ID),
            get(company.REGISTRATION),
            get(sales.IBAN),
            get(sales.BIC),
            _logo(get(sales.LOGO)),
        )


def _kept(reader: Reader, document_id: str) -> PaperFile | None:
    """Return the stored PDF of a definitive invoice; None for everything that may still change.

    The first PDF is the paper: nobody can add a file to a mail about an invoice before its paper is there.
    """
    if not query.is_final(reader, document_id):
        return None
    for one in stored_files.of_document(reader, document_id):
        if one.media_type == PDF:
            content = stored_files.content(reader, one.id)
            if content is None:
                raise RuleError(
                    Reason(
                        "paper.damaged",
                        f"'{one.name}' is beschadigd: de bytes horen niet meer bij het controlegetal.",
                        "Zet een reservekopie terug; verzend dit bestand niet.",
                    )
                )
            return PaperFile(one.id, one.name, one.sha256, content)
    return None


def _around(reader: Reader, stored: StoredDocument) -> Around:
    document, kind = stored.document, stored.document.kind
    if kind is DocumentKind.ORDER:
        return Around(
            deposits=tuple((day, method, int(cents)) for day, method, cents in query.deposits(reader, document.id))
        )
    if kind is DocumentKind.DELIVERY:
        number = query.order_number(reader, document.id)
        return Around(order_number=number, outstanding=query.outstanding(reader, document.id) if number else None)
    return Around(
        settled=tuple((source, number, int(cents)) for source, number, cents in query.settled(reader, document.id)),
        original=query.original(reader, document.id),
    )


def _logo(place: str) -> bytes | None:
    if not place:
        return None
    try:
        return Path(place).read_bytes()
    except OSError as error:
        raise InputError(
            Reason(
                "paper.logo",
                f"Het logo '{Path(place).name}' kan niet worden gelezen. Er is niets gemaakt.",
                "Kies het logo opnieuw bij Instellingen, Factuurinstellingen.",
            )
        ) from error
