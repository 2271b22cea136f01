"""The search indexes over articles and customers: they differ per engine, so they stand outside the SQLModel tables."""

from __future__ import annotations


def search_statements(dialect: str) -> tuple[str, ...]:
    """Return the statements that create the article search index."""
    if dialect == "sqlite":
        return ("CREATE VIRTUAL TABLE article_search USING fts5(body, content='', tokenize='trigram', detail='none')",)
    return (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE INDEX article_folded_words ON article USING gin (folded gin_trgm_ops)",
        # Beginnings of codes and names, whatever language the server sorts in.
        "CREATE INDEX article_folded_start ON article (folded text_pattern_ops)",
        "CREATE INDEX article_number_start ON article (number text_pattern_ops)",
        "CREATE INDEX barcode_code_start ON barcode (code text_pattern_ops)",
    )


def customer_search_statements(dialect: str) -> tuple[str, ...]:
    """Return the statements that create the customer search index."""
    if dialect == "sqlite":
        return ("CREATE VIRTUAL TABLE customer_search USING fts5(body, content='', tokenize='trigram', detail='none')",)
    return (
        "CREATE INDEX customer_searched_words ON customer USING gin (searched gin_trgm_ops)",
        "CREATE INDEX customer_folded_start ON customer (folded text_pattern_ops)",
        "CREATE INDEX customer_number_start ON customer (number text_pattern_ops)",
    )


def sales_search_statements(dialect: str) -> tuple[str, ...]:
    """Return the statements that create the search index over sales documents."""
    if dialect == "sqlite":
        return ("CREATE VIRTUAL TABLE sales_search USING fts5(body, content='', tokenize='trigram', detail='none')",)
    return ("CREATE INDEX sales_register_words ON sales_register USING gin (searched gin_trgm_ops)",)
