"""Blueprints whose arguments are read strictly: nothing unknown is passed over in silence."""

from typing import Any

from flask import Request
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import RAISE, Schema
from webargs.fields import DelimitedList
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict

from tenants.errors import Invalid


class StrictParser(FlaskParser):
    """A misspelt field or filter is refused, never ignored."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {  # noqa: RUF012 - webargs' own shape
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "json": RAISE,
        "query": RAISE,
        "form": RAISE,
        "files": RAISE,
    }

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """Read a list, be its name repeated or its words between commas.

        What takes one value is refused when it is given several.
        """
        lists = {
            field.data_key or name
            for name, field in schema.fields.items()
            if isinstance(field, DelimitedList)
        }
        given = req.args.to_dict(flat=False)
        twice = [name for name, values in given.items() if len(values) > 1 and name not in lists]
        if twice:
            errors = dict.fromkeys(twice, "Given more than once; one value is taken.")
            raise Invalid("A field is not right.", errors={"query": errors})
        joined = MultiDict({name: ",".join(values) for name, values in given.items()})
        return self._makeproxy(joined, schema)


def schemas_of(operation: Any) -> tuple[Schema, Schema]:
    """Say by which schemas a list is asked and answered: its query, and its page."""
    kept = operation._apidoc  # noqa: SLF001 - where flask-smorest keeps what it describes
    (asked,) = kept["arguments"]["parameters"]
    (answered,) = kept["response"]["responses"][200]
    return asked["schema"], answered["schema"]


class Blueprint(SmorestBlueprint):
    """A part of the interface."""

    ARGUMENTS_PARSER = StrictParser()

    def arguments(self, schema: Any, **options: Any) -> Any:
        """Read arguments by a schema that is made once, not for every request."""
        made = schema() if isinstance(schema, type) else schema
        return super().arguments(made, **options)
