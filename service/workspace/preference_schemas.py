"""Preferences as documents."""

from marshmallow import Schema, fields, validate

from service.workspace.messages import CATEGORIES

NAME = validate.Regexp(r"[A-Za-z0-9_.-]{1,60}\Z")
TEXT_SIZES = ("standard", "large", "larger", "largest")
THEMES = ("light", "dark", "contrast")
LANGUAGES = ("zh-CN", "en")
DENSITIES = ("compact", "standard", "loose")
SIDES = ("left", "right")


class ColumnSchema(Schema):
    """A column as its reader wants it."""

    key = fields.String(required=True, validate=NAME)
    hidden = fields.Boolean()
    width = fields.Integer(strict=True, validate=validate.Range(30, 2000))
    pinned = fields.String(allow_none=True, validate=validate.OneOf(SIDES))


class TableSchema(Schema):
    """The columns of a table in their order, and how close its lines stand."""

    columns = fields.List(fields.Nested(ColumnSchema), validate=validate.Length(max=80))
    density = fields.String(validate=validate.OneOf(DENSITIES))


class PreferencesSchema(Schema):
    """All there is to prefer; what is not named stays as it is, the last word counts.

    `tables` is merged table by table; `null` puts a table back to its usual form.
    """

    text_size = fields.String(validate=validate.OneOf(TEXT_SIZES))
    theme = fields.String(validate=validate.OneOf(THEMES))
    language = fields.String(validate=validate.OneOf(LANGUAGES))
    page_size = fields.Integer(strict=True, validate=validate.Range(10, 200))
    phrases = fields.List(
        fields.String(validate=validate.Length(1, 200)), validate=validate.Length(max=20)
    )
    tables = fields.Dict(
        keys=fields.String(validate=NAME),
        values=fields.Nested(TableSchema, allow_none=True),
        validate=validate.Length(max=40),
    )
    shortcuts = fields.List(fields.String(validate=NAME), validate=validate.Length(max=8))
    tags_view = fields.Boolean()
    single_keys = fields.Boolean()
    tours = fields.List(
        fields.String(validate=NAME),
        validate=validate.Length(max=20),
        metadata={"description": "已看过的新手引导"},
    )
    muted_messages = fields.List(
        fields.String(validate=validate.OneOf(CATEGORIES)),
        validate=validate.Length(max=len(CATEGORIES)),
        metadata={"description": "不计入角标的消息类别 · categories left out of the badge"},
    )
