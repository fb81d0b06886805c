"""Idempotency-Key: a request sent again gets the answer of the first, and changes nothing."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from flask import Response, request
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from service.http.identification import current_actor
from service.http.refusals import KeyRefused, KeyReused, RequestInProgress
from service.http.requests import UNSAFE
from tenants.database import utc_now
from tenants.errors import Invalid
from tenants.models.accounts import KeptAnswer

KEPT_FOR = timedelta(hours=24)
KEPT_HEADERS = ("Content-Type", "ETag", "Location", "Content-Language")
LONGEST_KEY = 200
HEADER = "Idempotency-Key"
# Two of the same key run one after the other; the second is told to come back.
HOLD_KEY = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")


def answered(session: Session, answer: Callable[[], Response], *, keeps: bool) -> Response:
    """Answer a request, once per key."""
    key = request.headers.get(HEADER)
    if key is None or request.method not in UNSAFE:
        return answer()
    if not keeps:
        raise KeyRefused("This answer is secret and is not kept.")
    if not 1 <= len(key) <= LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise Invalid("The key is too long.", errors={HEADER: ["Invalid value."]})
    kept = _kept(session, key)
    if kept is not None:
        return _again(kept)
    response = answer()
    if response.status_code < 300:  # noqa: PLR2004
        _keep(session, key, response)
    return response


def _kept(session: Session, key: str) -> KeptAnswer | None:
    actor = current_actor()
    name = f"{actor.tenant_id} {actor.person_id} {_operation()} {key}"
    if not session.scalar(HOLD_KEY, {"name": name}):
        raise RequestInProgress("A request with this key is in progress.", retry_after=1)
    kept = session.scalar(
        select(KeptAnswer).where(
            KeptAnswer.person_id == actor.person_id,
            KeptAnswer.operation == _operation(),
            KeptAnswer.key == key,
        )
    )
    if kept is not None and kept.kept_at < utc_now() - KEPT_FOR:
        session.execute(delete(KeptAnswer).where(KeptAnswer.id == kept.id))
        return None
    return kept


def _again(kept: KeptAnswer) -> Response:
    if kept.request_digest != _digest():
        raise KeyReused("This key was used for a different request.")
    response = Response(kept.body, status=kept.status, headers=kept.headers)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _keep(session: Session, key: str, response: Response) -> None:
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    session.add(
        KeptAnswer(
            person_id=current_actor().person_id,
            operation=_operation(),
            key=key,
            request_digest=_digest(),
            status=response.status_code,
            headers=headers,
            body=response.get_data(as_text=True),
            kept_at=utc_now(),
        )
    )


def _operation() -> str:
    return f"{request.endpoint}.{request.method.lower()}"


def _digest() -> bytes:
    """Tell one request from another; the boundary of a form is not part of what it says."""
    parts = [request.full_path, request.headers.get("If-Match", "")]
    if request.mimetype == "multipart/form-data":
        parts += sorted(f"{name}={value}" for name, value in request.form.items(multi=True))
        for name, file in sorted(request.files.items(multi=True)):
            content = hashlib.sha256(file.stream.read()).hexdigest()
            parts.append(f"{name}:{file.filename}:{content}")
            file.stream.seek(0)
        return hashlib.sha256("\n".join(parts).encode()).digest()
    return hashlib.sha256("\n".join(parts).encode() + b"\n" + request.get_data()).digest()
