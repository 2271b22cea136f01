"""Labels of articles: which, on what paper, and to the label printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.label import Label, LabelKind, label_of, require_labels
from kassa.domain.delivery import Delivered
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.output.labels.forms import SHEETS, LabelForm, roll
from kassa.output.labels.zpl import LabelMedia, zpl
from kassa.services.catalog.articles import Articles
from kassa.services.ports import LabelPrinter
from kassa.system.clock import Clock

PRINTER = "printer"
"""The paper of a label printer, beside the sheets."""


@frozen
class LabelJob:
    """What is to be printed.

    Attributes:
        article_ids: in the order they come out.
        kind: for the shelf or for the goods.
        paper: a key of ``SHEETS``, or ``PRINTER``.
        copies: labels of each article.
        start: which label of the first sheet is the first, from 1.
    """

    article_ids: tuple[str, ...]
    kind: LabelKind = LabelKind.SHELF
    paper: str = "3x8"
    copies: int = 1
    start: int = 1


class Labels:
    """Draws and prints labels.

    Args:
        articles: the catalogue.
        clock: the day of a file.
        media: the labels in the label printer as it is set now; None without one.
        printer: the label printer.
    """

    def __init__(
        self, articles: Articles, clock: Clock, media: Callable[[], LabelMedia | None], printer: LabelPrinter
    ) -> None:
        self._articles = articles
        self._clock = clock
        self._media = media
        self._printer = printer

    def papers(self) -> tuple[str, ...]:
        """Return what can be printed on."""
        return (*SHEETS, PRINTER) if self._media() is not None else tuple(SHEETS)

    def preview(self, job: LabelJob, actor: Actor) -> bytes:
        """Return the labels as PDF: the sheets themselves, or the labels of a printer one by one.

        Raises:
            Denied: the person may not see articles.
            RuleError: nothing to print, too many, no such first label, or an article is gone.
        """
        from kassa.output.labels.sheets import draw_labels  # first use: an office starts without drawing

        labels = self._labels(job, actor)
        form = self._form(job)
        if not 1 <= job.start <= form.count:
            raise InputError(
                Reason(
                    "label.start",
                    f"Etiket {job.start} bestaat niet op dit vel; er zijn er {form.count}.",
                    f"Typ een getal van 1 tot en met {form.count}.",
                )
            )
        many = [label for label in labels for _ in range(job.copies if job.paper != PRINTER else 1)]
        return draw_labels(many, job.kind, form, start=job.start - 1, day=self._clock.now().date())

    def print(self, job: LabelJob, actor: Actor) -> Delivered:
        """Send the labels to the label printer; blocking.

        Raises:
            Denied: the person may not see articles.
            RuleError: nothing to print, too many, no label printer, or an article is gone.
        """
        media = self._media()
        if media is None:
            raise InputError(_NO_PRINTER)
        labels = self._labels(job, actor)
        return self._printer.print(b"\n".join(zpl(label, job.kind, media, job.copies) for label in labels) + b"\n")

    def _form(self, job: LabelJob) -> LabelForm:
        if job.paper in SHEETS:
            return SHEETS[job.paper]
        media = self._media()
        if media is None:
            raise InputError(_NO_PRINTER)
        return roll(media.width, media.height)

    def _labels(self, job: LabelJob, actor: Actor) -> Sequence[Label]:
        require(actor, Right.VIEW_ARTICLES)
        require_labels(len(job.article_ids), job.copies)
        labels: list[Label] = []
        for article_id in job.article_ids:
            article = self._articles.get(article_id)
            if article.kind is ArticleKind.MATRIX and job.kind is LabelKind.ARTICLE:
                cells = self._articles.variants(article_id).variants
                labels += [label_of(self._articles.get(cell.article_id)) for cell in cells]
            else:
                labels.append(label_of(article))
        require_labels(len(labels), job.copies)
        return labels


_NO_PRINTER = Reason(
    "label_printer.none",
    "Er is geen etiketprinter ingesteld.",
    "Stel hem in bij Instellingen, Bedrijf, Etiketten, of kies een vel A4.",
)
