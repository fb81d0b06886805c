"""What goes in and out when people prove who they are."""

from marshmallow import Schema, fields, validate

PASSWORD = validate.Length(min=1, max=200)
LOGIN = validate.Regexp(r"[a-z0-9][a-z0-9._-]{1,49}\Z")


class SignInSchema(Schema):
    """Who somebody says he is."""

    bureau = fields.String(required=True, validate=validate.Length(1, 50))
    login = fields.String(required=True, validate=validate.Length(1, 50))
    password = fields.String(required=True, validate=PASSWORD, load_only=True)


class IdentitySchema(Schema):
    """An office a person may act in."""

    appointment_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    post_title = fields.String(required=True)
    department_name = fields.String(required=True)
    acting = fields.Boolean(required=True)
    on_behalf_of = fields.UUID(required=True, allow_none=True)
    on_behalf_of_name = fields.String(required=True)
    roles = fields.List(fields.String(), required=True)
    starts_on = fields.Date(required=True, allow_none=True)
    ends_on = fields.Date(required=True, allow_none=True)


class AdministratorSchema(Schema):
    """Whom to call when something does not work or an authority is wrong."""

    post = fields.String(required=True)
    name = fields.String(required=True)
    phone = fields.String(required=True)


class MeSchema(Schema):
    """Who is signed in, in which office, and what he may do somewhere."""

    person_id = fields.UUID(required=True)
    name = fields.String(required=True)
    staff_number = fields.String(required=True)
    bureau = fields.String(required=True)
    bureau_name = fields.String(required=True)
    tenant_kind = fields.String(required=True)
    appointment_id = fields.UUID(required=True, allow_none=True)
    post_id = fields.UUID(required=True, allow_none=True)
    post_title = fields.String(required=True)
    on_behalf_of = fields.UUID(required=True, allow_none=True)
    roles = fields.List(fields.String(), required=True)
    permissions = fields.List(fields.String(), required=True)
    expires_at = fields.DateTime(required=True)
    idle_minutes = fields.Integer(required=True)
    csrf_token = fields.String(required=True, allow_none=True)
    contact = fields.Nested(AdministratorSchema, required=True, allow_none=True)
    supervision_phone = fields.String(required=True)
    version = fields.String(required=True)


class ChoiceSchema(Schema):
    """The office a person goes on in; none for a seat or duty without a post."""

    appointment_id = fields.UUID(required=True, allow_none=True)


class PasswordSchema(Schema):
    """A password somebody chose for himself."""

    password = fields.String(required=True, validate=PASSWORD, load_only=True)


class PasswordChangeSchema(Schema):
    """The present password and the one to come."""

    present_password = fields.String(required=True, validate=PASSWORD, load_only=True)
    password = fields.String(required=True, validate=PASSWORD, load_only=True)


class SessionSchema(Schema):
    """Where somebody is signed in, or a program's token."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    label = fields.String(required=True)
    started_at = fields.DateTime(required=True)
    seen_at = fields.DateTime(required=True)
    expires_at = fields.DateTime(required=True)
    source = fields.String(required=True)


class SessionListSchema(Schema):
    items = fields.List(fields.Nested(SessionSchema), required=True)


class SignInLineSchema(Schema):
    """One time somebody signed in, or was refused."""

    at = fields.DateTime(required=True)
    source = fields.String(required=True)
    outcome = fields.String(
        required=True, validate=validate.OneOf(("succeeded", "failed", "locked"))
    )
    ended_at = fields.DateTime(required=True, allow_none=True)
    current = fields.Boolean(required=True)


class SignInHistorySchema(Schema):
    """The last ninety days, the newest first."""

    items = fields.List(fields.Nested(SignInLineSchema), required=True)


class IdentityListSchema(Schema):
    """The offices to choose from, and the one chosen at the next sign-in, if any was named."""

    items = fields.List(fields.Nested(IdentitySchema), required=True)
    usual = fields.UUID(required=True, allow_none=True)


class TokenDraftSchema(Schema):
    """A token somebody asks for: what it is for, and for how long."""

    label = fields.String(required=True, validate=validate.Length(1, 100))
    days = fields.Integer(load_default=90, strict=True, validate=validate.Range(1, 365))


class TokenSchema(SessionSchema):
    """A new token, shown this once."""

    token = fields.String(required=True)


class AccountDraftSchema(Schema):
    """An account to be opened."""

    person_id = fields.UUID(required=True)
    login = fields.String(required=True, validate=LOGIN)


class AccountSchema(Schema):
    """A person's account, without its secrets."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    person_id = fields.UUID(required=True)
    login = fields.String(required=True)
    source = fields.String(required=True, metadata={"description": "来源 · how it came"})
    name = fields.String(required=True)
    staff_number = fields.String(required=True)
    posts = fields.List(fields.String(), required=True)
    roles = fields.List(fields.String(), required=True)
    disabled_at = fields.DateTime(required=True, allow_none=True)
    password_set_at = fields.DateTime(required=True, allow_none=True)
    locked_until = fields.DateTime(required=True, allow_none=True)
    signed_in_at = fields.DateTime(required=True, allow_none=True)


class ReasonSchema(Schema):
    """Why."""

    reason = fields.String(required=True, validate=validate.Length(1, 500))


class LetterSchema(Schema):
    """That a letter with a link was written, where it lies, until when it holds; not the link."""

    login = fields.String(required=True)
    file_name = fields.String(
        required=True, metadata={"description": "in the folder letters of the server"}
    )
    expires_at = fields.DateTime(required=True)


class EndedSchema(Schema):
    """How many sessions and tokens were ended."""

    ended = fields.Integer(required=True)
