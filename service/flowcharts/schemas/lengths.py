"""Lengths and ranges the schemas of flowcharts share."""

from marshmallow import validate

from service.flowcharts.rules.vocabulary import MOST_EDGES, MOST_STEPS

TITLE = validate.Length(1, 500)
TEXT = validate.Length(max=20_000)
LINE = validate.Length(max=1000)
CODE = validate.Length(1, 100)
MANY = validate.Length(max=100)
STEPS = validate.Length(max=MOST_STEPS)
EDGES = validate.Length(max=MOST_EDGES)
LIMIT = validate.Range(1, 10_000)
