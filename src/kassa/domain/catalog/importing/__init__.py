"""What an imported list of articles means: fields, the mapping of columns to them, rows, and a verdict per row."""

from kassa.domain.catalog.importing.fields import FIELDS, Field, check_mapping, guess
from kassa.domain.catalog.importing.rows import ImportRow, Parsed, RowParser
from kassa.domain.catalog.importing.vat_words import VatWords
from kassa.domain.catalog.importing.verdict import Judge, Known, Verdict, changes, number_of
from kassa.domain.importing.columns import FieldSpec, Mapping, signature
from kassa.domain.importing.verdict import Kind

__all__ = [
    "FIELDS",
    "Field",
    "FieldSpec",
    "ImportRow",
    "Judge",
    "Kind",
    "Known",
    "Mapping",
    "Parsed",
    "RowParser",
    "VatWords",
    "Verdict",
    "changes",
    "check_mapping",
    "guess",
    "number_of",
    "signature",
]
