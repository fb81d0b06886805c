"""What bureaus call things: column heads, grades, categories and the words of table furniture."""

from service.workbooks.vocabulary.columns import KINDS, Kind, Match, match_head

__all__ = ["KINDS", "Kind", "Match", "match_head"]
