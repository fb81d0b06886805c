"""A bureau's own templates: checked on arrival, looked at as a sample, published, withdrawn."""

import re
from typing import Any, Final
from uuid import UUID

from jinja2 import TemplateError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from policies.permissions import Permission
from service.organisation.queries.access import find
from service.papers.documents import document
from service.papers.hostile import HostileTemplate, refuse_hostile
from service.papers.kinds import PaperKind, kinds
from service.papers.models import PaperTemplate
from service.papers.placeholders import TemplateOversteps, fixed_fields, placeholders
from service.papers.queries.access import insist, kind_of
from service.papers.refusals import TemplateNotDraft, TemplateNotSampled, TemplateRefused
from service.papers.rendering import rendered
from service.papers.samples import SAMPLE_CODE, sample
from tenants.context import Actor
from tenants.database import utc_now
from tenants.hashing import digest
from tenants.journal import record

LONGEST_NAME: Final = 200
UNFIT: Final = re.compile(r"[\x00-\x1f\x7f/\\\ud800-\udfff]")


def upload_template(
    session: Session, actor: Actor, *, kind: str, file_name: str, content: bytes
) -> PaperTemplate:
    """Take in a template: a plain Word file that names every fixed field, and no unknown one."""
    insist(session, actor, Permission.TEMPLATE_EDIT)
    asked = checked(kind_of(kind), content)
    highest = session.scalar(
        select(func.max(PaperTemplate.edition)).where(PaperTemplate.kind == kind)
    )
    one = PaperTemplate(
        kind=kind,
        edition=(highest or 0) + 1,
        file_name=UNFIT.sub("_", file_name)[-LONGEST_NAME:] or "template.docx",
        content=content,
        content_digest=digest(content),
        uploaded_at=utc_now(),
        uploaded_by=actor.person_id,
        placeholders=sorted(asked),
    )
    session.add(one)
    session.flush()
    _write_down(session, actor, "template.uploaded", one)
    return one


def sample_template(session: Session, actor: Actor, template_id: UUID) -> bytes:
    """Fill a template with a sample, to be looked at before it is published."""
    insist(session, actor, Permission.TEMPLATE_EDIT)
    one = find(session, PaperTemplate, template_id)
    made = filled(kinds()[one.kind], content_of(session, one))
    one.sampled_at = utc_now()
    session.flush()
    _write_down(session, actor, "template.sampled", one)
    return made


def publish_template(
    session: Session, actor: Actor, template_id: UUID, *, if_version: int
) -> PaperTemplate:
    """Let papers be made from this template from now on; papers made before stay as they are."""
    insist(session, actor, Permission.TEMPLATE_EDIT)
    one = find(session, PaperTemplate, template_id, if_version=if_version)
    if one.state != "draft":
        raise TemplateNotDraft("The template is published or withdrawn already.")
    if one.sampled_at is None:
        raise TemplateNotSampled("Look at a sample of the template first.")
    checked(kinds()[one.kind], content_of(session, one))
    before = session.scalars(
        select(PaperTemplate).where(
            PaperTemplate.kind == one.kind, PaperTemplate.state == "published"
        )
    ).one_or_none()
    if before is not None:
        before.state, before.withdrawn_at = "withdrawn", utc_now()
        session.flush()
    one.state, one.published_at = "published", utc_now()
    session.flush()
    replaced = str(before.id) if before else None
    _write_down(session, actor, "template.published", one, replaced=replaced)
    return one


def withdraw_template(
    session: Session, actor: Actor, template_id: UUID, *, if_version: int
) -> PaperTemplate:
    """Take a template out of use; the product's own one takes its place."""
    insist(session, actor, Permission.TEMPLATE_EDIT)
    one = find(session, PaperTemplate, template_id, if_version=if_version)
    if one.state == "withdrawn":
        raise TemplateNotDraft("The template is published or withdrawn already.")
    one.state, one.withdrawn_at = "withdrawn", utc_now()
    session.flush()
    _write_down(session, actor, "template.withdrawn", one)
    return one


def checked(kind: PaperKind, content: bytes) -> frozenset[str]:
    """Check a template against the fields of its kind, or say all that is wrong with it."""
    try:
        refuse_hostile(content)
        asked = placeholders(content)
    except (HostileTemplate, TemplateOversteps) as wrong:
        raise TemplateRefused(
            "The file cannot be used as a template.", problem=str(wrong)
        ) from None
    known = {*kind.fields, *kind.lists, *(f"{name}[]" for name in kind.lists)}
    unknown = sorted(asked - known)
    missing = sorted(fixed_fields(kind.code) - asked)
    if unknown or missing:
        raise TemplateRefused(
            "The template does not fit the form.",
            problem="fields",
            unknown=unknown,
            missing=missing,
        )
    filled(kind, content)
    return asked


def filled(kind: PaperKind, content: bytes) -> bytes:
    """Fill a template with a sample, or say why it cannot be."""
    try:
        return rendered(content, sample(kind), SAMPLE_CODE)
    except (TemplateError, ValueError, KeyError, SyntaxError) as wrong:
        raise TemplateRefused("The template cannot be filled.", problem=str(wrong)) from None


def content_of(session: Session, one: PaperTemplate) -> bytes:
    """Read the file itself."""
    return session.scalars(select(PaperTemplate.content).where(PaperTemplate.id == one.id)).one()


def _write_down(
    session: Session, actor: Actor, topic: str, one: PaperTemplate, **facts: Any
) -> None:
    record(
        session, actor, topic, "template", one.id, version=one.version, after=document(one), **facts
    )
