"""Who somebody is today: his roles, his section, what he is in charge of, on whose behalf."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from service.organisation.rules import ROLE_OF_BODY, ROLE_OF_POST
from tenants.context import Actor
from tenants.database import utc_now
from tenants.errors import Unauthenticated

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Identity:
    """An office a person may choose to act in; without an appointment he acts by seat or grant."""

    appointment_id: UUID | None
    post_id: UUID | None
    post_title: str
    department_name: str
    acting: bool
    on_behalf_of: UUID | None
    on_behalf_of_name: str


def today() -> date:
    """Give the day it is for a Chinese bureau."""
    return utc_now().astimezone(CHINA).date()


def load_actor(
    session: Session,
    person_id: UUID,
    appointment_id: UUID | None,
    *,
    on: date | None = None,
    request_id: str = "",
    origin: str = "",
) -> Actor:
    """Work out in one statement what a person is on that day, acting in the office he chose.

    The appointment of another person is his when that office was delegated to him (AB 角).
    """
    row = session.execute(
        AUTHORITY, {"person": person_id, "appointment": appointment_id, "day": on or today()}
    ).one_or_none()
    if row is None:
        raise Unauthenticated("This person no longer works here.")
    if appointment_id is not None and row.post_id is None:
        raise Unauthenticated("This office is no longer held.")
    return Actor(
        tenant_id=session.info["tenant_id"],
        person_id=person_id,
        name=row.name,
        post_id=row.post_id,
        post_title=row.title or "",
        roles=_roles(row),
        departments=frozenset(row.own_departments),
        portfolio=frozenset(row.in_charge),
        recused_from=frozenset(row.recused_from),
        recused_to=frozenset(row.recused_to) - frozenset(row.recused_from),
        on_behalf_of=row.holder_id if row.delegated else None,
        request_id=request_id,
        origin=origin,
    )


def available_identities(
    session: Session, person_id: UUID, on: date | None = None
) -> list[Identity]:
    """List the offices a person may act in on that day, his own substantive ones first."""
    rows = session.execute(IDENTITIES, {"person": person_id, "day": on or today()})
    return [
        Identity(
            appointment_id=row.id,
            post_id=row.post_id,
            post_title=row.title,
            department_name=row.department_name,
            acting=row.acting,
            on_behalf_of=row.holder_id if row.delegated else None,
            on_behalf_of_name=row.holder_name if row.delegated else "",
        )
        for row in rows
    ]


def touch_authority(session: Session) -> None:
    """Let every cached answer about who may do what here die with this transaction.

    It also makes the changes of one bureau's organisation wait for one another.
    """
    session.execute(text("UPDATE authorities SET number = number + 1"))


def _roles(row: Row[tuple[object, ...]]) -> frozenset[str]:
    from_post = {ROLE_OF_POST[row.leadership]} if row.leadership else set()
    from_bodies = {ROLE_OF_BODY[kind] for kind in row.bodies if kind in ROLE_OF_BODY}
    return frozenset(from_post | from_bodies | set(row.granted))


def _running(table: str) -> str:
    return f"{table}.starts_on <= :day AND ({table}.ends_on IS NULL OR {table}.ends_on >= :day)"


HELD = f"""
held AS (
  SELECT a.id, a.post_id, a.acting, a.person_id AS holder_id, false AS delegated, a.starts_on
  FROM appointments a WHERE a.person_id = :person AND {_running("a")}
  UNION ALL
  SELECT a.id, a.post_id, a.acting, a.person_id, true, d.starts_on
  FROM delegations d JOIN appointments a ON a.post_id = d.post_id
  WHERE d.delegate_id = :person AND a.person_id <> :person
    AND {_running("d")} AND {_running("a")}
)"""  # noqa: S608 - composed of constants only

# The leaders' offices of the bureau today: few rows, from which standing aside is worked out.
AUTHORITY = text(f"""
WITH RECURSIVE {HELD},
chosen AS (
  SELECT h.post_id, h.holder_id, h.delegated, p.title, p.department_id, p.leadership
  FROM held h JOIN posts p ON p.id = h.post_id
  WHERE h.id = :appointment ORDER BY h.delegated LIMIT 1
),
own(id) AS (
  SELECT department_id FROM chosen
  UNION SELECT d.id FROM departments d JOIN own ON d.parent_id = own.id
),
charge(id) AS (
  SELECT f.department_id FROM portfolios f JOIN chosen ON f.post_id = chosen.post_id
  WHERE chosen.leadership = 'deputy_leader' AND {_running("f")}
  UNION SELECT d.id FROM departments d JOIN charge ON d.parent_id = charge.id
),
leaders AS (
  SELECT a.person_id, p.leadership, p.department_id
  FROM posts p JOIN appointments a ON a.post_id = p.id
  WHERE p.leadership <> 'none' AND {_running("a")}
),
chiefs AS (
  SELECT l.person_id FROM leaders l, chosen c
  WHERE (c.leadership = 'section_head' AND l.leadership IN ('main_leader', 'deputy_leader'))
     OR (c.leadership = 'deputy_leader' AND l.leadership = 'main_leader')
  UNION SELECT holder_id FROM chosen WHERE delegated
),
beneath AS (
  SELECT l.person_id FROM leaders l, chosen c
  WHERE (c.leadership = 'main_leader' AND l.leadership IN ('main_leader', 'deputy_leader'))
     OR (c.leadership = 'deputy_leader' AND l.leadership = 'section_head'
         AND l.department_id IN (SELECT id FROM charge))
)
SELECT p.name, c.post_id, c.title, c.leadership, c.holder_id, coalesce(c.delegated, false)
    AS delegated,
  ARRAY(SELECT id FROM own) AS own_departments,
  ARRAY(SELECT id FROM charge) AS in_charge,
  ARRAY(SELECT b.kind FROM body_members m JOIN bodies b ON b.id = m.body_id
        WHERE m.person_id = :person AND {_running("m")}) AS bodies,
  ARRAY(SELECT g.role FROM role_grants g WHERE g.person_id = :person AND {_running("g")})
    AS granted,
  ARRAY(SELECT post_id FROM held UNION
        SELECT a.post_id FROM appointments a JOIN chiefs USING (person_id)
        WHERE {_running("a")}) AS recused_from,
  ARRAY(SELECT a.post_id FROM appointments a JOIN posts q ON q.id = a.post_id
        WHERE a.person_id IN (SELECT person_id FROM beneath) AND {_running("a")}
          AND (c.leadership = 'main_leader' OR q.department_id IN (SELECT id FROM charge)))
    AS recused_to
FROM persons p LEFT JOIN chosen c ON true
WHERE p.id = :person AND (p.left_on IS NULL OR p.left_on >= :day)
""")  # noqa: S608 - composed of constants only

IDENTITIES = text(f"""
WITH {HELD},
seats AS (
  SELECT 1 FROM body_members m WHERE m.person_id = :person AND {_running("m")}
  UNION ALL SELECT 1 FROM role_grants g WHERE g.person_id = :person AND {_running("g")}
)
SELECT * FROM (
  SELECT h.id, h.post_id, p.title, d.name AS department_name, h.acting, h.delegated,
    h.holder_id, o.name AS holder_name, h.starts_on
  FROM held h JOIN posts p ON p.id = h.post_id JOIN departments d ON d.id = p.department_id
    JOIN persons o ON o.id = h.holder_id
  UNION ALL
  SELECT NULL, NULL, '', '', false, false, NULL, '', NULL WHERE EXISTS (SELECT FROM seats)
) offices ORDER BY post_id IS NULL, delegated, acting, starts_on, id
""")  # noqa: S608 - composed of constants only
