"""What bureaus call things: column heads, grades, categories and the words of table furniture."""

from service.workbooks.vocabulary.columns import (
    KIND_OF,
    KINDS,
    TABLES_OF,
    Kind,
    Match,
    match_head,
    tables,
)

__all__ = ["KINDS", "KIND_OF", "TABLES_OF", "Kind", "Match", "match_head", "tables"]
