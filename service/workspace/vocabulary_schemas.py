"""Words and labels as documents."""

from marshmallow import Schema, fields, validate

from tenants.profiles.schemas import words
from tenants.vocabulary import CATEGORIES, SUBJECT_TYPES

LABEL_SETS = tuple(words()["label_sets"])
TERMS = tuple(words()["terms"])


class TermSchema(Schema):
    """A code and its words."""

    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class WordSchema(TermSchema):
    """A code and its words; one that is `off` is not offered, but may stand in old records."""

    off = fields.Boolean(required=True)


class VocabularyQuerySchema(Schema):
    """Which lists are asked for; all that records are shown with, if nothing is said."""

    of = fields.String(
        validate=validate.OneOf(["journal"]),
        metadata={"description": "journal：只要审计日志中字段和代码的名称"},
    )


class VocabulariesSchema(Schema):
    """Lists of words by name: `risk_points.status`, `categories`, `ranks.work_post` and so on."""

    vocabularies = fields.Dict(
        keys=fields.String(), values=fields.List(fields.Nested(WordSchema)), required=True
    )


class LabelDraftSchema(Schema):
    """The bureau's own choice of words over its profile; what is not named is the profile's."""

    label_sets = fields.Dict(
        keys=fields.String(validate=validate.OneOf(SUBJECT_TYPES)),
        values=fields.String(validate=validate.OneOf(LABEL_SETS)),
        load_default=dict,
    )
    categories_off = fields.List(
        fields.String(validate=validate.OneOf(CATEGORIES)), load_default=list
    )
    categories_order = fields.List(
        fields.String(validate=validate.OneOf(CATEGORIES)),
        load_default=list,
        validate=validate.Length(max=len(CATEGORIES)),
    )
    term = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(TERMS))


class LevelSchema(Schema):
    """A kind of subject, the words its grades have by the profile, and those in use."""

    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)
    of_profile = fields.String(required=True)
    in_use = fields.String(required=True)


class LabelSetSchema(Schema):
    """A set of words for the three grades."""

    code = fields.String(required=True)
    ranks = fields.List(fields.Nested(TermSchema), required=True)


class LabelSettingsSchema(Schema):
    """What the bureau chose, and what it could choose; version 0: it never chose."""

    version = fields.Integer(required=True)
    label_sets = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    categories_off = fields.List(fields.String(), required=True)
    categories_order = fields.List(fields.String(), required=True)
    categories_of_profile = fields.List(fields.String(), required=True)
    term = fields.String(required=True, allow_none=True)
    levels = fields.List(fields.Nested(LevelSchema), required=True)
    known_sets = fields.List(fields.Nested(LabelSetSchema), required=True)
    categories = fields.List(fields.Nested(WordSchema), required=True)
    terms = fields.List(fields.Nested(TermSchema), required=True)
