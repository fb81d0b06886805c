"""Flowcharts over HTTP: drawn, examined, compared, exchanged with other modellers."""

from service.flowcharts.resources import charts, diagrams, graphs, supervision
from service.flowcharts.resources.blueprint import blp

__all__ = ["blp", "charts", "diagrams", "graphs", "supervision"]
