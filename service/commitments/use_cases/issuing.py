"""Issue letters to those who must sign one this year, and to-dos with them (R-257)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from policies.acting import Holder
from policies.charts import Chart, Person
from policies.guard import require
from policies.ladder import head_of
from policies.permissions import Permission
from service.commitments.kinds import LETTERS
from service.commitments.letters import in_both, in_own_term
from service.commitments.models import Commitment
from service.commitments.queries import CLOSED, open_cycle
from service.commitments.refusals import PostVacant
from service.organisation.queries import load_chart, today
from service.organisation.queries.access import refer, snapshot
from service.risks.rules import is_placeholder
from service.tasks.models import Task
from service.tasks.use_cases import open_task
from tenants.context import Actor
from tenants.errors import Invalid
from tenants.journal import record
from tenants.models.organisation import Cycle, Post
from tenants.numbering import take_numbers

ISSUE = Permission.COMMITMENT_ISSUE


class Signer(NamedTuple):
    """Somebody who owes a letter, for a post and the section it lies in."""

    department_id: UUID
    post_id: UUID
    post_title: str
    person: Person


class Owing(NamedTuple):
    """Who owes letters of one kind, and which offices stand empty."""

    signers: list[Signer]
    vacant: list[str]


def issue_letters(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    due_on: date | None = None,
    post_ids: Sequence[UUID] = (),
) -> dict[str, Any]:
    """Issue the letters of one annex to all who must sign; whoever has his keeps it."""
    require(actor, ISSUE)
    cycle = open_cycle(session)
    _refuse_past(due_on)
    for place, one in enumerate(post_ids):
        refer(session, Post, f"post_ids.{place}", one)
    owing = who_owes(session, kind, frozenset(post_ids))
    known = living(session, cycle, kind)
    fresh = [one for one in owing.signers if _key(one) not in known]
    letters = [_issue(session, actor, cycle, kind, one, due_on) for one in fresh]
    session.flush()
    for letter in letters:
        ask_to_sign(session, letter, actor)
    record(
        session,
        actor,
        "commitment.issued",
        "cycle",
        cycle.id,
        after={"kind": kind, "letters": [snapshot(one) for one in letters]},
        vacant=owing.vacant,
    )
    already = len(owing.signers) - len(fresh)
    return {"issued": letters, "already_count": already, "vacant": owing.vacant}


def issue_letter(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    post_id: UUID,
    matter: str,
    own_clauses: Sequence[str] = (),
    due_on: date | None = None,
) -> Commitment:
    """Issue one letter for a special authority or a project (R-263, R-269)."""
    require(actor, ISSUE)
    cycle = open_cycle(session)
    _refuse_past(due_on)
    if is_placeholder(matter):
        raise Invalid("Say what the letter is about.", errors={"matter": ["text-missing"]})
    post = refer(session, Post, "post_id", post_id)
    chart = load_chart(session, today())
    holder = chart.office(chart.post[post.id], today()).holder
    if holder is None:
        raise PostVacant("Nobody holds the post.", post=post.title)
    signer = Signer(post.department_id, post.id, post.title, holder)
    letter = _issue(session, actor, cycle, kind, signer, due_on)
    letter.matter, letter.own_clauses = matter.strip(), list(own_clauses)
    session.flush()
    write_down(session, actor, "commitment.issued", letter)
    ask_to_sign(session, letter, actor)
    return letter


def who_owes(session: Session, kind: str, besides: frozenset[UUID] = frozenset()) -> Owing:
    """Name who must sign: leaders, heads and key posts; heads for sections; the unit's leader."""
    chart = load_chart(session, today())
    if kind == "personal":
        key = set(session.scalars(select(Post.id).where(Post.is_key, Post.abolished_on.is_(None))))
        chosen = [one for one in chart.posts if one.leadership != "none" or one.id in key | besides]
        return _owing(_of_posts(chart, [one.id for one in chosen]))
    if kind == "section":
        return _owing(_heads(chart, ("section", "internal_body")))
    leaders = [one.id for one in chart.led_by("main_leader")[:1]]
    return _owing([*_of_posts(chart, leaders), *_heads(chart, ("subordinate_unit",))])


def living(session: Session, cycle: Cycle, kind: str) -> set[tuple[UUID, UUID, UUID]]:
    """List who has a letter of this kind this year."""
    rows = session.execute(
        select(Commitment.department_id, Commitment.post_id, Commitment.person_id).where(
            Commitment.cycle_id == cycle.id,
            Commitment.kind == kind,
            Commitment.state.not_in(CLOSED),
        )
    )
    return {(row[0], row[1], row[2]) for row in rows}


def issue_to(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    cycle: Cycle,
    kind: str,
    signer: Signer,
    former: Commitment | None,
) -> Commitment:
    """Issue a letter to whoever took a post over, after his predecessor's (R-002)."""
    letter = _issue(session, actor, cycle, kind, signer, former.due_on if former else None)
    if former is not None:
        letter.succeeds_id, letter.matter = former.id, former.matter
        letter.own_clauses = list(former.own_clauses)
    session.flush()
    write_down(session, actor, "commitment.issued", letter)
    ask_to_sign(session, letter, actor)
    return letter


def ask_to_sign(session: Session, letter: Commitment, actor: Actor) -> Task | None:
    """Let the letter wait for its signer, not for his office: nobody signs for him."""
    signer = Holder(letter.person_id, None, None, letter.post_title, letter.person_name)
    return open_task(
        session,
        kind="commitment.sign",
        said={"letter": in_both(letter)},
        subject_kind="commitment",
        subject_id=letter.id,
        persons=[signer],
        due_on=letter.due_on,
        department_id=letter.department_id,
        post_id=letter.post_id,
        sender=actor,
    )


def write_down(
    session: Session,
    actor: Actor,
    topic: str,
    letter: Commitment,
    before: Mapping[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Write a change of a letter down."""
    after = snapshot(letter)
    record(
        session,
        actor,
        topic,
        "commitment",
        letter.id,
        version=letter.version,
        before=_written(before) if before is not None else None,
        after=_written(after),
        **facts,
    )


def _written(letter: Mapping[str, Any]) -> dict[str, Any]:
    frozen = letter["text_digest"]
    return {**letter, "text_digest": frozen.hex() if frozen else None}


def _issue(  # noqa: PLR0917
    session: Session,
    actor: Actor,
    cycle: Cycle,
    kind: str,
    signer: Signer,
    due_on: date | None,
) -> Commitment:
    number = take_numbers(session, f"commitment-{cycle.year}")[0]
    letter = Commitment(
        number=f"CN-{cycle.year}-{number:04d}",
        kind=kind,
        title=in_own_term(session, LETTERS[kind].zh),
        cycle_id=cycle.id,
        year=cycle.year,
        department_id=signer.department_id,
        post_id=signer.post_id,
        person_id=signer.person.id,
        person_name=signer.person.name,
        post_title=signer.post_title,
        issued_on=today(),
        issued_by=actor.person_id,
        due_on=due_on,
    )
    session.add(letter)
    return letter


def _key(signer: Signer) -> tuple[UUID, UUID, UUID]:
    return signer.department_id, signer.post_id, signer.person.id


def _owing(found: Iterable[Signer | str]) -> Owing:
    listed = list(found)
    return Owing(
        [one for one in listed if isinstance(one, Signer)],
        [one for one in listed if isinstance(one, str)],
    )


def _of_posts(chart: Chart, ids: Iterable[UUID]) -> Iterator[Signer | str]:
    for post in (chart.post[one] for one in ids):
        holders = chart.office(post, today()).holders
        if not holders:
            yield post.title
        for holder in holders:
            yield Signer(post.department_id, post.id, post.title, holder)


def _heads(chart: Chart, kinds: Sequence[str]) -> Iterator[Signer | str]:
    """The head signs for his section; a section without a post for one is told as vacant."""
    for department in chart.departments:
        if department.kind not in kinds:
            continue
        office = head_of(department.id, chart, today()).office
        if office is None or office.holder is None:
            yield department.name
        else:
            yield Signer(department.id, office.post.id, office.post.title, office.holder)


def _refuse_past(due_on: date | None) -> None:
    if due_on is not None and due_on < today():
        raise Invalid("The day has passed.", errors={"due_on": ["in the past"]})
