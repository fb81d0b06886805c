"""Every question put to the catalogue of powers."""

from service.powers.queries.access import (
    access_power,
    authors_of,
    full_document,
    full_documents,
    has_sub_items,
    is_under_review,
    on_their_way,
    posts_by_power,
    posts_of,
)
from service.powers.queries.changes import due_changes
from service.powers.queries.discretion import (
    access_standard,
    find_band,
    standard_document,
    standards,
)
from service.powers.queries.overview import count_powers, list_gaps, vacant_posts

__all__ = [
    "access_power",
    "access_standard",
    "authors_of",
    "count_powers",
    "due_changes",
    "find_band",
    "full_document",
    "full_documents",
    "has_sub_items",
    "is_under_review",
    "list_gaps",
    "on_their_way",
    "posts_by_power",
    "posts_of",
    "standard_document",
    "standards",
    "vacant_posts",
]
