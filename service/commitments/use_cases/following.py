"""Letters follow offices and years: archived with them, issued anew to whoever comes (R-002)."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.charts import Chart, Person
from service.commitments.kinds import AT_ONCE
from service.commitments.models import Commitment
from service.commitments.queries import CLOSED
from service.commitments.use_cases.closing import close
from service.commitments.use_cases.issuing import Signer, issue_to, living, who_owes
from service.organisation.queries import load_chart, today
from service.tasks.use_cases import open_task
from tenants.context import Actor
from tenants.models.organisation import Cycle, Post

LEFT = "任职变动，前任承诺书存档"
OVER = "年度结束，承诺书不结转"


def follow_offices(session: Session, actor: Actor) -> int:
    """Bring letters in line with offices and years; nothing is ever signed by it."""
    cycle = session.scalar(select(Cycle).where(Cycle.state == "open").limit(1))
    letters = session.scalars(
        select(Commitment).where(Commitment.state.not_in(CLOSED)).order_by(Commitment.id)
    ).all()
    chart, changed = load_chart(session, today()), 0
    left: list[Commitment] = []
    for letter in letters:
        if cycle is None or letter.cycle_id != cycle.id:
            close(session, actor, letter, OVER)
            changed += 1
        elif letter.person_id not in _holders(chart, letter.post_id):
            close(session, actor, letter, LEFT)
            left.append(letter)
    if cycle is None:
        return changed
    return changed + len(left) + _succeed(session, actor, cycle, chart, left)


def _succeed(
    session: Session, actor: Actor, cycle: Cycle, chart: Chart, left: Iterable[Commitment]
) -> int:
    """Issue letters to those who came: to the mandatory ones, and for matters handed over."""
    issued = 0
    for kind in AT_ONCE:
        if not _was_issued(session, cycle, kind):
            continue
        handed = frozenset(_posts_with_letters(session, cycle, kind))
        known = living(session, cycle, kind)
        for signer in who_owes(session, kind, handed).signers:
            if (signer.department_id, signer.post_id, signer.person.id) not in known:
                former = _former(session, cycle, kind, signer)
                issue_to(session, actor, cycle, kind, signer, former)
                _acquaint(session, signer)
                issued += 1
    for letter in left:
        post = chart.post.get(letter.post_id)
        holder = chart.office(post, today()).holder if post else None
        if letter.kind not in AT_ONCE and post is not None and holder is not None:
            signer = Signer(post.department_id, post.id, post.title, holder)
            issue_to(session, actor, cycle, letter.kind, signer, letter)
            _acquaint(session, signer)
            issued += 1
    return issued


def _holders(chart: Chart, post_id: UUID) -> set[UUID]:
    post = chart.post.get(post_id)
    holders: tuple[Person, ...] = chart.office(post, today()).holders if post else ()
    return {one.id for one in holders}


def _was_issued(session: Session, cycle: Cycle, kind: str) -> bool:
    return bool(
        session.scalar(
            select(Commitment.id)
            .where(Commitment.cycle_id == cycle.id, Commitment.kind == kind)
            .limit(1)
        )
    )


def _posts_with_letters(session: Session, cycle: Cycle, kind: str) -> list[UUID]:
    """A post that had a letter this year keeps having one, though it is not a key post."""
    return list(
        session.scalars(
            select(Commitment.post_id)
            .join(Post, (Post.tenant_id == Commitment.tenant_id) & (Post.id == Commitment.post_id))
            .where(
                Commitment.cycle_id == cycle.id,
                Commitment.kind == kind,
                Post.abolished_on.is_(None),
            )
            .distinct()
        )
    )


def _former(session: Session, cycle: Cycle, kind: str, signer: Signer) -> Commitment | None:
    return session.scalar(
        select(Commitment)
        .where(
            Commitment.cycle_id == cycle.id,
            Commitment.kind == kind,
            Commitment.post_id == signer.post_id,
            Commitment.department_id == signer.department_id,
            Commitment.state.in_(CLOSED),
        )
        .order_by(Commitment.id.desc())
        .limit(1)
    )


def _acquaint(session: Session, signer: Signer) -> None:
    """Let the newcomer read what he has taken over: the risks stay with the post."""
    open_task(
        session,
        kind="post.taken_over",
        said={"post": signer.post_title},
        subject_kind="post",
        subject_id=signer.post_id,
        persons=[Holder(signer.person.id, None, None, signer.post_title, signer.person.name)],
        box="read",
        department_id=signer.department_id,
        post_id=signer.post_id,
    )
