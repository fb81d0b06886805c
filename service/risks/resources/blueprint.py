"""What the resources of risk points share."""

from flask import Response

from service.http.blueprint import Blueprint
from service.http.written import written
from service.risks.models import RiskPoint
from service.risks.queries.pages import read_statement

blp = Blueprint("risks", __name__, description="廉政风险点 · Risk points")


def answer(point: RiskPoint) -> Response:
    """Answer with a risk point as the ledger shows it."""
    return written(read_statement(point.id), point)
