"""What people do at the interface of the organisation again and again in tests."""

from uuid import uuid4

from sqlalchemy import func, select

from tenants.database import unit_of_work
from tenants.models.journal import JournalEntry
from tenants.models.organisation import Authority

DAY = "2026-03-02"


def created(answer):
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def code_of(answer, status):
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.get_json()["code"]


def counts(bureau):
    with unit_of_work(bureau.tenant_id) as session:
        entries = session.scalar(select(func.count()).select_from(JournalEntry))
        return entries, session.scalar(select(Authority.number))


def some_post(bureau, administrator, **values):
    draft = {
        "code": f"X{uuid4().hex[:6]}",
        "title": "新设岗",
        "department_id": str(bureau.departments["预算科"]),
    }
    return created(administrator.post("/posts", draft | values))


def newcomer(administrator, name="新某"):
    return created(administrator.post("/persons", {"name": name, "staff_number": uuid4().hex[:8]}))


def appointment_of(administrator, person_id):
    found = administrator.get(f"/appointments?person_id={person_id}").get_json()["items"]
    return found[-1]
