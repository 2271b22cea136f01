"""The schema, declared once with SQLModel; Alembic creates it, statements are checked against it.

Importing this package imports SQLModel (a fifth of a second): the till's path never does.
"""

from sqlmodel import SQLModel

from kassa.db.tables import catalog, customers, sales, sales_documents, shop

METADATA = SQLModel.metadata

__all__ = ["METADATA", "catalog", "customers", "sales", "sales_documents", "shop"]
