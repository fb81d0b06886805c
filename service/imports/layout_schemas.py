"""How a workbook is read, as it travels over HTTP: its sheets, tables and columns."""

from marshmallow import Schema, fields, validate

from service.imports.schemas import NAME
