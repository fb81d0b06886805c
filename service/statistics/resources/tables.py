"""The numbers behind every chart over HTTP: as a table, and as a workbook."""

from typing import Any

from flask import Response
from marshmallow import INCLUDE, Schema

from service.exports.resources import FILE, handed_out
from service.exports.use_cases import WORKBOOK
from service.http.views import TenantView, current_actor, current_session
from service.statistics.resources.blueprint import blp
from service.statistics.table_schemas import ChartTableSchema
from service.statistics.tables.charts import CHARTS, OF_BUREAU, OF_REGION
from service.statistics.tables.reading import Cell
from service.statistics.taking import table_of, take_chart_out

BUREAU = f"<any({', '.join(OF_BUREAU)}):chart>"
REGION = f"<any({', '.join(OF_REGION)}):chart>"
ANY = f"<any({', '.join(CHARTS)}):chart>"


class WhateverTheChartIsAsked(Schema):
    """What narrows a chart narrows its table: the same questions, read by the chart itself."""


def shown(name: str, query: dict[str, Any]) -> dict[str, Any]:
    asked = CHARTS[name].asked(query)
    table, _ = table_of(current_session(), current_actor(), name, asked)
    rows = [[_cell(one)._asdict() for one in row] for row in table.rows]
    return {"heads": [head.text for head in table.heads], "rows": rows}


def _cell(one: Any) -> Cell:
    return one if isinstance(one, Cell) else Cell(one, None, None)


@blp.route(f"/statistics/tables/{BUREAU}")
class ChartTable(TenantView):
    @blp.arguments(WhateverTheChartIsAsked, location="query", unknown=INCLUDE)
    @blp.response(200, ChartTableSchema)
    def get(self, query: dict[str, Any], chart: str) -> Any:
        """Read the numbers behind a chart of the bureau."""
        return shown(chart, query)


@blp.route(f"/region/statistics/tables/{REGION}")
class RegionChartTable(TenantView):
    @blp.arguments(WhateverTheChartIsAsked, location="query", unknown=INCLUDE)
    @blp.response(200, ChartTableSchema)
    def get(self, query: dict[str, Any], chart: str) -> Any:
        """Read the numbers behind a chart of the region."""
        return shown(chart, query)


@blp.route(f"/statistics/workbooks/{ANY}")
class ChartWorkbook(TenantView):
    patience_seconds = 20

    @blp.arguments(WhateverTheChartIsAsked, location="query", unknown=INCLUDE)
    @blp.response(200, FILE, content_type=WORKBOOK)
    def get(self, query: dict[str, Any], chart: str) -> Response:
        """Take the numbers behind a chart out as a workbook."""
        asked = CHARTS[chart].asked(query)
        return handed_out(take_chart_out(current_session(), current_actor(), chart, asked))
