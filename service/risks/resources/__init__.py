"""The register of risk points over HTTP."""

from service.risks.resources import grades, ledger, reviews, tagging
from service.risks.resources.blueprint import blp

__all__ = ["blp", "grades", "ledger", "reviews", "tagging"]
