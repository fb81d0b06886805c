"""Every question put to the catalogue of powers."""

from service.powers.queries.access import (
    access_power,
    full_document,
    insist,
    is_under_review,
    posts_of,
)
from service.powers.queries.discretion import access_standard, standard_document, standards

__all__ = [
    "access_power",
    "access_standard",
    "full_document",
    "insist",
    "is_under_review",
    "posts_of",
    "standard_document",
    "standards",
]
