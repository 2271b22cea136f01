"""Lists that people keep in files: CSV in any dress, Excel old and new, OpenDocument. Cells come out as text."""

from kassa.integrations.sheets.reader import SheetFiles

__all__ = ["SheetFiles"]
