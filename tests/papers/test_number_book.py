"""The number book: whoever asks at the same time, no gap and no number twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from service.papers.models import PaperNumber
from service.papers.use_cases.making import order_paper
from tenants.database import new_id, unit_of_work
from tests import make
from tests.risks.scenes import Scene


class ChangedHisMindError(Exception):
    """Somebody went away before his paper was issued."""


@pytest.fixture(scope="module")
def scene(settings, engine, tag_of_module):
    return Scene(make.bureau(settings, tag_of_module))


@pytest.fixture(scope="module")
def tag_of_module():
    return f"book-{new_id().hex[-8:]}"


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(outcomes=st.lists(st.booleans(), min_size=6, max_size=10))
def test_many_at_once_leave_neither_gap_nor_double(scene, outcomes):
    post = scene.bureau.people["post_holder"].post_id
    actor = scene.actor("register_office")

    def print_one(goes_through: bool) -> None:
        with unit_of_work(scene.bureau.tenant_id) as session:
            order_paper(
                session, actor, kind="post_search", subject_id=post, asked={"copy": str(new_id())}
            )
            if not goes_through:
                raise ChangedHisMindError

    with ThreadPoolExecutor(4) as people:
        asked = [people.submit(print_one, one) for one in outcomes]
    failed = [type(one.exception()) for one in asked if one.exception()]
    # On a busy machine somebody may wait too long for the book; he asks again, and holds no number.
    assert set(failed) <= {ChangedHisMindError, OperationalError}
    assert failed.count(ChangedHisMindError) <= outcomes.count(False) <= len(failed)
    with unit_of_work(scene.bureau.tenant_id) as session:
        taken = session.scalars(
            select(PaperNumber.serial)
            .where(PaperNumber.series == "PC")
            .order_by(PaperNumber.serial)
        ).all()
    assert list(taken) == list(range(1, len(taken) + 1))
