"""Who is acting, in which bureau, from which post."""

from dataclasses import dataclass, field
from uuid import UUID

SYSTEM_PERSON = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """One person acting in one post of one tenant, with all that policy needs to know of him.

    He stands aside on items of the posts in `recused_from` (his own and his principal's) and, when
    deciding on registers, of his `superiors`. Items in `recused_to` (post, rank) come up to him
    because their regular decider stands aside. As a stand-in he may act on matters of `kinds` only,
    if any are named.
    """

    tenant_id: int
    person_id: UUID
    name: str = ""
    post_id: UUID | None = None
    post_title: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    departments: frozenset[UUID] = field(default_factory=frozenset)
    portfolio: frozenset[UUID] = field(default_factory=frozenset)
    recused_from: frozenset[UUID] = field(default_factory=frozenset)
    superiors: frozenset[UUID] = field(default_factory=frozenset)
    recused_to: frozenset[tuple[UUID, int]] = field(default_factory=frozenset)
    on_behalf_of: UUID | None = None
    kinds: frozenset[str] = field(default_factory=frozenset)
    request_id: str = ""
    origin: str = ""


def system_actor(tenant_id: int, *, origin: str = "worker", request_id: str = "") -> Actor:
    """Stand in for the bureau itself when a worker acts."""
    return Actor(
        tenant_id=tenant_id,
        person_id=SYSTEM_PERSON,
        name="系统",
        roles=frozenset({"system"}),
        origin=origin,
        request_id=request_id,
    )
