"""What is written in bulk is, sign for sign, what would have been written one by one."""

from uuid import UUID

from sqlalchemy import select

from service.risks.models import Manifestation, RiskPoint
from tenants.bulk import COUNTED, new_ids
from tenants.database import owned, unit_of_work
from tests.risks.test_writing import draft, insert

SIGNS = ("\\N", "\\.", "\\", "甲\x01乙", "\x02", "甲\t乙\n丙\r丁", '"', "🧨", "\\x41", "{}", "NULL")


def test_no_sign_is_lost_or_read_as_anything_else(work):
    texts = [f"{sign}第{n}条" for n, sign in enumerate(SIGNS)]
    drafts = [
        draft(work, n, content=sign, remarks=sign * 2, manifestations=(texts[n], f"{n}{sign}又"))
        for n, sign in enumerate(SIGNS)
    ]
    done = insert(work, drafts)
    assert not done.refused, done.problems
    with unit_of_work(work.bureau.tenant_id) as session:
        points = [owned(session, RiskPoint, one) for one in done.ids]
        told = set(session.scalars(select(Manifestation.text)))
    assert [(one.content, one.remarks) for one in points] == [(sign, sign * 2) for sign in SIGNS]
    assert told >= {text.strip() for text in texts}


def test_ids_made_together_are_different_and_in_order():
    ids = new_ids(2 * COUNTED + 5)
    assert ids == sorted(set(ids))
    assert {(UUID(one).version, UUID(one).variant) for one in ids} == {(7, "specified in RFC 4122")}
