"""The organisation as documents."""

from marshmallow import Schema, fields, validate

from tenants.vocabulary import (
    BODY_KINDS,
    BODY_SEATS,
    DELEGATED_KINDS,
    DEPARTMENT_KINDS,
    JOB_RANKS,
    LEADERSHIP,
)

PHONE = validate.Regexp(r"^[0-9 +()\-转]{0,40}$")
CODE = validate.Length(1, 40)
NAME = validate.Length(1, 100)
TEXT = validate.Length(max=4000)
REASON = validate.Length(1, 1000)


class RecordSchema(Schema):
    """What every record shows of itself."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)


class TermSchema(Schema):
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(load_default=None, allow_none=True)


class OrderSchema(Schema):
    """Neighbours in the tree, in the order in which they are to stand from now on."""

    kind = fields.String(required=True, validate=validate.OneOf(("department", "post")))
    ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, 500))


class DepartmentDraftSchema(Schema):
    code = fields.String(required=True, validate=CODE)
    name = fields.String(required=True, validate=NAME)
    kind = fields.String(required=True, validate=validate.OneOf(DEPARTMENT_KINDS))
    parent_id = fields.UUID(load_default=None, allow_none=True)
    position = fields.Integer(load_default=0, strict=True, validate=validate.Range(0, 10_000))


class DepartmentSchema(RecordSchema):
    code = fields.String(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    pinyin = fields.String(required=True)
    parent_id = fields.UUID(required=True, allow_none=True)
    position = fields.Integer(required=True)
    closed_on = fields.Date(required=True, allow_none=True)


class DayOfEndSchema(Schema):
    """The last day, or the day from which something no longer exists."""

    on = fields.Date(required=True)


class ReasonedEndSchema(DayOfEndSchema):
    reason = fields.String(required=True, validate=REASON)


class PostDraftSchema(Schema):
    code = fields.String(required=True, validate=CODE)
    title = fields.String(required=True, validate=NAME)
    department_id = fields.UUID(required=True)
    leadership = fields.String(load_default="none", validate=validate.OneOf(LEADERSHIP))
    job_rank = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(JOB_RANKS))
    is_shared = fields.Boolean(load_default=False)
    has_disposal_authority = fields.Boolean(load_default=False)
    is_key = fields.Boolean(load_default=False)
    key_reason = fields.String(load_default="", validate=TEXT)
    business_duties = fields.String(load_default="", validate=TEXT)
    integrity_duties = fields.String(load_default="", validate=TEXT)


class PostSchema(RecordSchema):
    code = fields.String(required=True)
    title = fields.String(required=True)
    pinyin = fields.String(required=True)
    department_id = fields.UUID(required=True)
    leadership = fields.String(required=True)
    job_rank = fields.String(required=True, allow_none=True)
    is_shared = fields.Boolean(required=True)
    has_disposal_authority = fields.Boolean(required=True)
    is_key = fields.Boolean(required=True)
    key_reason = fields.String(required=True)
    business_duties = fields.String(required=True)
    integrity_duties = fields.String(required=True)
    abolished_on = fields.Date(required=True, allow_none=True)


class PersonDraftSchema(Schema):
    name = fields.String(required=True, validate=NAME)
    staff_number = fields.String(required=True, validate=CODE)
    is_party_member = fields.Boolean(load_default=False)
    office_phone = fields.String(load_default="", validate=PHONE)
    home_bureau = fields.String(load_default=None, allow_none=True, validate=CODE)


class PersonSchema(RecordSchema):
    name = fields.String(required=True)
    pinyin = fields.String(required=True)
    staff_number = fields.String(required=True)
    is_party_member = fields.Boolean(required=True)
    office_phone = fields.String(required=True)
    home_bureau = fields.String(required=True, allow_none=True)
    left_on = fields.Date(required=True, allow_none=True)


class AppointmentDraftSchema(TermSchema):
    person_id = fields.UUID(required=True)
    post_id = fields.UUID(required=True)
    acting = fields.Boolean(load_default=False)
    reason = fields.String(load_default="", validate=TEXT)


class AppointmentSchema(RecordSchema):
    person_id = fields.UUID(required=True)
    post_id = fields.UUID(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)
    acting = fields.Boolean(required=True)
    reason = fields.String(required=True)


class PortfolioDraftSchema(TermSchema):
    post_id = fields.UUID(required=True)
    department_id = fields.UUID(required=True)


class PortfolioSchema(RecordSchema):
    post_id = fields.UUID(required=True)
    department_id = fields.UUID(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)


class DelegationDraftSchema(Schema):
    post_id = fields.UUID(required=True)
    delegate_id = fields.UUID(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    reason = fields.String(required=True, validate=REASON)
    kinds = fields.List(
        fields.String(validate=validate.OneOf(DELEGATED_KINDS)),
        load_default=list,
        metadata={"description": "Kinds of matters he stands in for; none: all."},
    )


class DelegationSchema(RecordSchema):
    post_id = fields.UUID(required=True)
    delegate_id = fields.UUID(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)
    reason = fields.String(required=True)
    kinds = fields.List(fields.String(), required=True)
    taken_back_at = fields.DateTime(required=True, allow_none=True)
    taken_back_by = fields.UUID(required=True, allow_none=True)


class BodyChangeSchema(Schema):
    code = fields.String(required=True, validate=CODE)
    name = fields.String(required=True, validate=NAME)
    other_names = fields.List(
        fields.String(validate=NAME), load_default=list, validate=validate.Length(max=20)
    )
    quorum = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(1, 1000)
    )


class BodyDraftSchema(BodyChangeSchema):
    kind = fields.String(required=True, validate=validate.OneOf(BODY_KINDS))


class BodySchema(RecordSchema):
    code = fields.String(required=True)
    kind = fields.String(required=True)
    name = fields.String(required=True)
    other_names = fields.List(fields.String(), required=True)
    quorum = fields.Integer(required=True, allow_none=True)


class BodyMemberDraftSchema(TermSchema):
    person_id = fields.UUID(required=True)
    seat = fields.String(load_default="member", validate=validate.OneOf(BODY_SEATS))


class BodyMemberSchema(RecordSchema):
    body_id = fields.UUID(required=True)
    person_id = fields.UUID(required=True)
    seat = fields.String(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)


class RoleGrantDraftSchema(TermSchema):
    person_id = fields.UUID(required=True)
    role = fields.String(required=True, validate=validate.OneOf(("administrator", "auditor")))
    reason = fields.String(required=True, validate=REASON)


class RoleGrantSchema(RecordSchema):
    person_id = fields.UUID(required=True)
    role = fields.String(required=True)
    starts_on = fields.Date(required=True)
    ends_on = fields.Date(required=True, allow_none=True)
    reason = fields.String(required=True)


class ProfileChoiceSchema(Schema):
    code = fields.String(required=True, validate=CODE)
    version = fields.Integer(load_default=None, allow_none=True, strict=True)


class ChosenProfileSchema(Schema):
    code = fields.String(required=True)
    version = fields.Integer(required=True, attribute="profile_version")


class PresetSchema(Schema):
    code = fields.String(required=True)
    zh = fields.String(required=True)
    en = fields.String(required=True)


class ProfilesSchema(Schema):
    """The profile in force, the one chosen for the next cycle, and those there are."""

    current = fields.Dict(required=True)
    chosen = fields.Nested(ChosenProfileSchema, required=True)
    known = fields.List(fields.String(), required=True)
    presets = fields.List(fields.Nested(PresetSchema), required=True)


class NamedSchema(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)


class OfficeSchema(Schema):
    """A post with whoever holds and exercises it; `acting` is shown as 代."""

    id = fields.UUID(required=True)
    title = fields.String(required=True)
    leadership = fields.String(required=True)
    holders = fields.List(fields.Nested(NamedSchema), required=True)
    acting = fields.Boolean(required=True)
    stand_in = fields.Nested(NamedSchema, required=True, allow_none=True)
    portfolio = fields.List(fields.Nested(NamedSchema), required=True)


class TitledSchema(Schema):
    id = fields.UUID(required=True)
    title = fields.String(required=True)


class BranchSchema(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    kind = fields.String(required=True)
    parent_id = fields.UUID(required=True, allow_none=True)
    in_charge = fields.Nested(TitledSchema, required=True, allow_none=True)
    posts = fields.List(fields.Nested(OfficeSchema), required=True)


class SeatedSchema(NamedSchema):
    seat = fields.String(required=True)


class SeatedBodySchema(Schema):
    kind = fields.String(required=True)
    name = fields.String(required=True)
    members = fields.List(fields.Nested(SeatedSchema), required=True)


class OrganisationSchema(Schema):
    """The whole organisation of one day."""

    on = fields.Date(required=True)
    departments = fields.List(fields.Nested(BranchSchema), required=True)
    pinyin = fields.Dict(keys=fields.UUID(), values=fields.String(), required=True)
    bodies = fields.List(fields.Nested(SeatedBodySchema), required=True)


class PostSheetSchema(OfficeSchema):
    """One post on one page (R-023)."""

    post = fields.Nested(PostSchema, required=True)
    department = fields.String(required=True)


class VacancySchema(TitledSchema):
    leadership = fields.String(required=True)
    department = fields.String(required=True)


class DirectChargeSchema(NamedSchema):
    domain = fields.String(required=True)


class GapsSchema(Schema):
    """Where responsibility has no bearer."""

    on = fields.Date(required=True)
    vacant_posts = fields.List(fields.Nested(VacancySchema), required=True)
    departments_in_no_portfolio = fields.List(fields.Nested(NamedSchema), required=True)
    departments_without_head = fields.List(fields.Nested(NamedSchema), required=True)
    main_leader_missing = fields.Boolean(required=True)
    main_leader_in_direct_charge = fields.List(fields.Nested(DirectChargeSchema), required=True)
