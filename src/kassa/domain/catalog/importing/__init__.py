"""What an imported list of articles means: fields, the mapping of columns to them, rows, and a verdict per row."""

from kassa.domain.catalog.importing.fields import FIELDS, Field, FieldSpec, Mapping, check_mapping, guess, signature
from kassa.domain.catalog.importing.rows import ImportRow, Parsed, RowParser
from kassa.domain.catalog.importing.vat_words import VatWords
from kassa.domain.catalog.importing.verdict import Judge, Kind, Known, Verdict, changes, number_of

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
