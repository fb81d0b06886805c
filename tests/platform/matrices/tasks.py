"""Something on everybody's desk."""

from policies.acting import Holder
from service.tasks.models import TaskBatch
from service.tasks.use_cases import open_task
from tenants.database import new_id, unit_of_work, utc_now
from tests import make


def furnish_tasks(bureau: make.Bureau) -> None:
    """Let one thing wait for all the people of a tenant, and one lie to be read."""
    holders = [
        Holder(one.person_id, one.post_id, None, "", one.name) for one in bureau.people.values()
    ]
    with unit_of_work(bureau.tenant_id) as session:
        for box in ("act", "read"):
            open_task(
                session,
                kind="circular",
                titled="stage_task",
                said={"task": "请全体人员办理"},
                subject_kind="circular",
                subject_id=new_id(),
                persons=holders,
                box=box,
            )
        somebody = next(iter(bureau.people.values()))
        session.add(TaskBatch(person_id=somebody.person_id, at=utc_now(), items=[]))
