"""The form of a preset file. A code stands for its usual words; own words stand beside it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from marshmallow import Schema, ValidationError, fields, post_load, pre_load, validate
from marshmallow.validate import OneOf, Range

from tenants.profiles import shape

FOLDER = Path(__file__).parent
RANK = Range(1, 3)
ENFORCEMENT = OneOf(("block", "warn"))


@cache
def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Read the usual words of every canonical code."""
    text = (FOLDER / "words.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(text)
    return found


def _all_different(values: Sequence[Any]) -> None:
    names = [getattr(value, "code", value) for value in values]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValidationError(f"named twice: {', '.join(twice)}")


class ShapedSchema(Schema):
    """A schema whose loaded form is one of the frozen shapes."""

    made: type

    @post_load
    def make(self, values: dict[str, Any], **_: object) -> Any:
        """Turn the checked values into the frozen shape."""
        return self.made(**{name: _settled(value) for name, value in values.items()})


class CodedSchema(ShapedSchema):
    """A canonical code with its words; a bare code takes the usual ones."""

    made: type = shape.Coded
    section: str
    code = fields.String(required=True)
    zh = fields.String(required=True, validate=validate.Length(min=1))
    en = fields.String(required=True, validate=validate.Length(min=1))

    @pre_load
    def complete(self, given: Any, **_: object) -> Any:
        """Fill in the usual words of a known code and refuse an unknown one."""
        if not isinstance(given, str | Mapping):
            return given
        written = {"code": given} if isinstance(given, str) else dict(given)
        usual = words()[self.section]
        canonical = str(written.get("canonical", written.get("code")))
        if canonical not in usual:
            raise ValidationError({"code": [f"{canonical!r} is not one of {sorted(usual)}"]})
        known = {name: usual[canonical][name] for name in self.fields if name in usual[canonical]}
        return {**known, **written}


def coded(section: str, *, made: type[CodedSchema] = CodedSchema) -> Any:
    """Expect a code of one section of the vocabulary."""
    name = f"{section.title()}{made.__name__}"
    return fields.Nested(type(name, (made,), {"section": section})())


def codes(section: str, *, made: type[CodedSchema] = CodedSchema) -> Any:
    """Expect a list of different codes of one section."""
    return fields.List(coded(section, made=made), required=True, validate=_all_different)


def a_tuple(inner: Any) -> Any:
    """Expect a list of different plain values."""
    return fields.List(inner, required=True, validate=_all_different)


class FactorSchema(CodedSchema):
    made = shape.Factor
    dimension = fields.String(required=True, validate=OneOf(("danger", "impact")))
    weight = fields.Decimal(
        load_default=1, as_string=True, validate=Range(min=0, min_inclusive=False)
    )


class SubjectTypeSchema(CodedSchema):
    made = shape.SubjectType
    label_set = fields.String(required=True)
    categories = a_tuple(fields.String())
    coverage = fields.String(required=True, validate=ENFORCEMENT)
    decided_by = fields.String(required=True)
    measures_decided_by = fields.String(required=True)


class PowerCategorySchema(CodedSchema):
    made = shape.PowerCategory
    canonical = fields.String(required=True)
    direction = fields.String(required=True, validate=OneOf(("external", "internal")))

    @pre_load
    def complete(self, given: Any, **context: object) -> Any:
        """Take a bare code as canonical."""
        if not isinstance(given, str | Mapping):
            return given
        written = {"code": given} if isinstance(given, str) else dict(given)
        return super().complete({"canonical": written.get("code"), **written}, **context)


class PowerFieldSchema(CodedSchema):
    made = shape.PowerField
    presence = fields.String(required=True, validate=OneOf(("required", "optional", "hidden")))


class MatrixSchema(ShapedSchema):
    made = shape.Matrix
    row = fields.String(required=True)
    column = fields.String(required=True)
    ranks = fields.List(fields.List(fields.Integer(strict=True, validate=RANK)), required=True)


class GradingSchema(ShapedSchema):
    made = shape.GradingStandard
    required = fields.Boolean(required=True)
    rationale_required = fields.Boolean(required=True)
    strategy = fields.String(required=True, validate=OneOf(("max", "weighted", "matrix")))
    lowest = fields.Integer(required=True, strict=True)
    highest = fields.Integer(required=True, strict=True)
    scale = codes("scale")
    factors = codes("factors", made=FactorSchema)
    high_from = fields.Decimal(required=True, as_string=True)
    medium_from = fields.Decimal(required=True, as_string=True)
    matrix = fields.Nested(MatrixSchema(), load_default=None, allow_none=True)
    consequence_words = fields.List(coded("consequences"), required=True, data_key="consequences")


class RankWordSchema(ShapedSchema):
    made = shape.Coded
    code = fields.String(required=True, validate=OneOf(("1", "2", "3")))
    zh = fields.String(required=True)
    en = fields.String(required=True)


class LabelSetSchema(ShapedSchema):
    made = shape.LabelSet
    code = fields.String(required=True)
    ranks = fields.List(fields.Nested(RankWordSchema()), required=True)

    @pre_load
    def complete(self, given: Any, **_: object) -> Any:
        """Let the name of a usual set stand for its words."""
        if not isinstance(given, str):
            return given
        usual = words()["label_sets"]
        if given not in usual:
            raise ValidationError({"code": [f"{given!r} is not one of {sorted(usual)}"]})
        ranks: Any = usual[given]
        return {"code": given, "ranks": [{"code": rank, **ranks[rank]} for rank in ranks]}


class DeadlineSchema(ShapedSchema):
    made = shape.Deadline
    code = fields.String(required=True)
    month = fields.Integer(required=True, strict=True, validate=Range(1, 12))
    day = fields.Integer(required=True, strict=True, validate=Range(1, 31))
    subject_types = a_tuple(fields.String())
    from_job_rank = fields.String(load_default=None, allow_none=True)
    until = fields.String(required=True, validate=OneOf(("submitted", "reviewed", "filed")))


class TitleSchema(ShapedSchema):
    made = shape.Coded
    code = fields.String(load_default="title")
    zh = fields.String(required=True)
    en = fields.String(required=True)


class ProfileSchema(ShapedSchema):
    made = shape.Profile
    code = fields.String(required=True)
    version = fields.Integer(required=True, strict=True, validate=Range(min=1))
    title = fields.Nested(TitleSchema(), required=True)
    source = fields.String(required=True)
    term = coded("terms")
    label_sets = fields.List(fields.Nested(LabelSetSchema()), required=True)
    categories = codes("categories")
    subject_types = codes("subject_types", made=SubjectTypeSchema)
    grading = fields.Nested(GradingSchema(), required=True)
    coverage_policy = fields.String(required=True, validate=ENFORCEMENT)
    flow_gate = fields.String(
        required=True, validate=OneOf(("all_powers", "main_business", "none"))
    )
    strict_one_measure = fields.Boolean(required=True)
    cause_required = fields.Boolean(required=True)
    causes = codes("causes")
    methods = codes("methods")
    origins = codes("origins")
    contributions = codes("contributions")
    major_matters = codes("major_matters")
    measure_kinds = codes("measure_kinds")
    bodies = codes("bodies")
    powers_decided_by = fields.String(required=True)
    grades_decided_by = fields.String(required=True)
    power_fields = codes("power_fields", made=PowerFieldSchema)
    power_categories = codes("power_categories", made=PowerCategorySchema)
    deadlines = fields.List(fields.Nested(DeadlineSchema()), load_default=list)


def _settled(value: Any) -> Any:
    return tuple(_settled(part) for part in value) if isinstance(value, list) else value


def problems_of(errors: Any, path: str = "") -> Iterator[str]:
    """Write the errors of a schema as lines `key.key: what is wrong`."""
    if isinstance(errors, Mapping):
        for key, inner in errors.items():
            yield from problems_of(inner, path if key == "_schema" else f"{path}.{key}".strip("."))
        return
    yield from (f"{path}: {message}" for message in errors)
