"""An upheld objection sends its item back to drafting; the others go on (Q-16, R-281)."""

from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from policies.acting import holders_of
from policies.seats import Subject
from service.notices.models import Notice, NoticeComment, NoticeItem
from service.notices.rules import VERDICT_WORDS
from service.organisation.queries import load_chart, today
from service.procedures.use_cases import reopen_for
from service.tasks.use_cases import open_task
from tenants.context import Actor, system_actor

UPHELD: Final = "adopted"


def return_item(
    session: Session,
    actor: Actor,
    notice: Notice,
    item: NoticeItem,
    comment: NoticeComment,
    *,
    field: str = "",
) -> None:
    """Let an item be drafted anew because of a comment; it stays linked to it."""
    if item.state == "returned":
        return
    runs = notice.state in ("published", "ended")
    if runs and notice.case_id is not None and item.object_id is not None:
        item.state = "returned"  # the notice is told by it why its last item went back
        session.flush()
        keeps = "register_office" in actor.roles
        case = reopen_for(
            session,
            actor if keeps else system_actor(actor.tenant_id),
            notice.case_id,
            reason=f"公示意见{VERDICT_WORDS[comment.verdict or UPHELD][0]}：{comment.text[:200]}",
            comment_id=comment.id,
            item_ids=[item.object_id],
            field=field,
        )
        comment.reopened_case_id = case.id
    elif item.object_id is not None:
        _ask_for_revision(session, notice, item, comment)
    session.flush()


def _ask_for_revision(
    session: Session, notice: Notice, item: NoticeItem, comment: NoticeComment
) -> None:
    """What is disclosed outside a chain is revised by its section, which is asked to."""
    place = (item.document.get("source") or {}).get("department_id")
    day = today()
    subject = Subject("section", UUID(str(place)), kind="notice") if place else Subject("unit")
    open_task(
        session,
        kind="notice.revise",
        said={"record": item.title},
        subject_kind=item.object_kind,
        subject_id=item.object_id or item.id,
        persons=holders_of("section_head", subject, load_chart(session, day), day),
        acting="section_head",
        department_id=subject.department_id,
        facts={"comment_id": str(comment.id), "notice": notice.number},
    )
