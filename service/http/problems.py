"""RFC 9457: every refusal and every failure leaves as application/problem+json."""

import logging
from collections.abc import Mapping
from typing import Any

import orjson
import psycopg
from flask import Flask, Response, g, request
from flask_smorest import Api
from marshmallow import Schema, fields
from psycopg_pool import PoolTimeout
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from policies.guard import label
from policies.permissions import Permission
from policies.words import RANKED, ROLES
from service.http.constraints import translated
from service.http.gaps import all_said
from service.http.messages import field_text, filled, language, problem_text
from service.http.refusals import OutOfRange, ServiceUnavailable
from tenants.errors import DomainError, Forbidden, Stale
from tenants.profiles.schemas import words

CODES = {
    400: "bad-request",
    401: "unauthenticated",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    409: "conflict",
    412: "stale",
    413: "content-too-large",
    415: "unsupported-media-type",
    422: "invalid",
    428: "version-required",
    429: "too-many",
    500: "internal-server-error",
    503: "service-unavailable",
}
PROBLEM = "application/problem+json"
log = logging.getLogger("lianfang.http")


class FieldErrorSchema(Schema):
    pointer = fields.String(required=True, metadata={"description": "JSON pointer to the field"})
    message = fields.String(required=True)


class WhoCanSchema(Schema):
    """An office that may do it and who holds it; a vacant one has no name."""

    role = fields.String()
    role_label = fields.String()
    post = fields.String()
    name = fields.String()
    phone = fields.String(metadata={"description": "办公电话 · of the administrator"})


class ConflictingFieldSchema(Schema):
    """A field that changed between the version read and the present one."""

    name = fields.String(required=True)
    label = fields.String(required=True)
    yours_base = fields.Raw(required=True, allow_none=True)
    theirs = fields.Raw(required=True, allow_none=True)
    yours_base_text = fields.String(required=True)
    theirs_text = fields.String(required=True)


class ProblemSchema(Schema):
    """What every refusal looks like; some carry further facts."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    instance = fields.String(required=True)
    code = fields.String(required=True)
    request_id = fields.String(required=True, metadata={"description": "参考号"})
    errors = fields.List(fields.Nested(FieldErrorSchema))
    who_can = fields.List(fields.Nested(WhoCanSchema))
    page = fields.String(metadata={"description": "of the console: where a missing setting is"})
    you_can = fields.List(fields.String(), metadata={"description": "permissions"})
    you_can_labels = fields.List(fields.String())
    current_version = fields.Integer(metadata={"description": "412: the present version"})
    changed_by = fields.String()
    changed_post = fields.String()
    changed_at = fields.DateTime()
    fields_ = fields.List(fields.Nested(ConflictingFieldSchema), data_key="fields")
    contact = fields.Nested(
        WhoCanSchema,
        allow_none=True,
        metadata={"description": "单位管理员 · whom to ask if an authority is wrong"},
    )


class ProblemApi(Api):
    """The API whose description and whose answers agree on how refusals look."""

    DEFAULT_RESPONSE_CONTENT_TYPE: str = "application/json"
    ERROR_SCHEMA = ProblemSchema

    def _register_responses(self) -> None:
        usual = self.DEFAULT_RESPONSE_CONTENT_TYPE
        self.DEFAULT_RESPONSE_CONTENT_TYPE = PROBLEM
        super()._register_responses()
        self.DEFAULT_RESPONSE_CONTENT_TYPE = usual

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Answer for the framework's own refusals in the same shape."""
        status = error.code or 500
        facts: dict[str, Any] = {}
        messages = (getattr(error, "data", None) or {}).get("messages")
        if messages:
            facts["errors"] = located(messages)
        response = problem(CODES.get(status, "bad-request"), status, "", facts)
        for name, value in error.get_headers():
            if name in ("Allow", "Retry-After"):
                response.headers[name] = value
        return response


def register_problems(app: Flask) -> None:
    """Let the application answer every exception with a problem."""
    app.register_error_handler(DomainError, refuse)
    app.register_error_handler(StaleDataError, _refuse_stale)
    app.register_error_handler(DBAPIError, _refuse_by_database)
    for unreachable in (PoolExhausted, PoolTimeout, psycopg.OperationalError):
        app.register_error_handler(unreachable, _refuse_unreachable)
    app.register_error_handler(psycopg.DataError, _refuse_value)
    app.register_error_handler(Exception, _fail)


def problem(code: str, status: int, detail: str, facts: Mapping[str, Any]) -> Response:
    """Compose one problem document."""
    title, text = problem_text(code, detail, facts)
    text += facts.get("because") or ""
    body = {
        "type": f"/problems/{code}",
        "title": title,
        "status": status,
        "detail": text,
        "instance": request.path,
        "code": code,
        "request_id": g.get("request_id", ""),
    }
    told = all_said(named({name: one for name, one in facts.items() if name != "because"}))
    body |= {name: value for name, value in told.items() if name not in body}
    response = Response(orjson.dumps(body, default=str), status=status, mimetype=PROBLEM)
    response.headers["Content-Language"] = language()
    response.vary.add("Accept-Language")
    if "retry_after" in facts:
        response.headers["Retry-After"] = str(facts["retry_after"])
    if status == 401:  # noqa: PLR2004
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def refuse(error: DomainError) -> Response:
    """Answer a refusal of the business with its facts."""
    if error.status >= 500:  # noqa: PLR2004
        log.error("refused", extra={"code": error.code(), "reason": error.detail})
        return problem(error.code(), error.status, "", _retry(error.facts))
    facts = dict(error.facts)
    if "errors" in facts:
        facts["errors"] = located(facts["errors"])
    if isinstance(error, Forbidden):
        facts["act"] = act_in_question(facts.get("permission"))
        facts["because"] = because_of_rank(facts)
    return problem(error.code(), error.status, error.detail, facts)


def because_of_rank(facts: Mapping[str, Any]) -> str:
    """Say that the grade settles who may do this, and who that is."""
    able = [titled(one) for one in facts.get("who_can") or ()]
    if not able or not facts.get("by_rank"):
        return ""
    names = (f"{one['name']}（{one['post']}）" if one["name"] else one["post"] for one in able)
    said = {
        "grade": RANKED[str(facts["by_rank"])][language() == "en"],
        "roles": "、".join(dict.fromkeys(one["role_label"] for one in able)),
        "act": facts["act"],
        "names": "、".join(names),
    }
    return filled(field_text(" Its grade is {grade}: only the {roles} may {act}: {names}."), said)


def act_in_question(permission: object) -> str:
    """Name what was refused in the reader's language."""
    chinese, english = (
        label(Permission(str(permission))) if permission else ("进行这项操作", "do this")
    )
    return english if language() == "en" else chinese


def named(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Put words of the reader's language beside the roles and permissions a refusal names."""
    told = dict(facts)
    if isinstance(told.get("who_can"), list):
        told["who_can"] = [titled(one) for one in told["who_can"]]
    if told.get("contact"):
        told["contact"] = titled(told["contact"])
    if isinstance(told.get("you_can"), list):
        told["you_can_labels"] = [act_in_question(one) for one in told["you_can"]]
    return told


def titled(one: Mapping[str, str]) -> dict[str, str]:
    """Say in which role somebody may act, or which body decides."""
    role, body = one.get("role", ""), words()["bodies"].get(one.get("role", ""), {})
    chinese, english = ROLES.get(role, (body.get("zh", ""), body.get("en", "")))
    return {**one, "role_label": english if language() == "en" else chinese}


def _retry(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {"retry_after": facts["retry_after"]} if "retry_after" in facts else {}


def _refuse_stale(_error: StaleDataError) -> Response:
    return refuse(Stale("The record changed since you read it."))


def _refuse_by_database(error: DBAPIError) -> Response:
    refusal = translated(error)
    return refuse(refusal) if refusal else _fail(error)


def _refuse_value(_error: Exception) -> Response:
    return refuse(OutOfRange("A value cannot be kept."))


def _refuse_unreachable(_error: Exception) -> Response:
    return refuse(ServiceUnavailable("The service is unavailable for now.", retry_after=2))


def _fail(error: Exception) -> Response:
    """Answer without a word of what went wrong; the log has it under the reference number."""
    log.error("failed", exc_info=error)
    return problem("internal-server-error", 500, "", {})


def located(messages: Any) -> list[dict[str, str]]:
    """Flatten what marshmallow or a use case says about fields into pointers and texts."""
    if isinstance(messages, list):
        return messages if all(isinstance(one, dict) for one in messages) else _at("", messages)
    found = []
    for place, inner in messages.items():
        if place in ("json", "query", "form", "files") and isinstance(inner, dict):
            prefix = "" if place == "json" else f"?{place}"
            found += [one | {"pointer": prefix + one["pointer"]} for one in _at("", inner)]
        else:
            found += _at("", {place: inner})
    return found


def _at(pointer: str, messages: Any) -> list[dict[str, str]]:
    if isinstance(messages, dict):
        return [
            found
            for name, inner in messages.items()
            for found in _at(
                pointer if name == "_schema" else f"{pointer}/{escaped(str(name))}", inner
            )
        ]
    if isinstance(messages, (list, tuple)):
        return [found for one in messages for found in _at(pointer, one)]
    return [{"pointer": pointer, "message": field_text(str(messages))}]


def escaped(name: str) -> str:
    """Write a name as one step of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
