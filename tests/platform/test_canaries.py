"""What one bureau writes is found nowhere else: in no answer, no log, no queue, no figure."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import select

from migrations.registers import METADATA
from service.http.logs import JsonLines
from tenants.database import unit_of_work
from tests import make
from tests.api import Caller, client
from tests.imports.desk import register, row, send
from tests.platform.matrices.operations import Operation, all_operations
from tests.platform.matrices.people import FULL, ids_of
from tests.workers.hall import settle

pytestmark = pytest.mark.long

MARK = "金丝雀"
MOST_KNOWN = 200
# Who together may read everything; in a full run everybody listens, everywhere.
EARS = {
    *("main_leader", "register_office", "section_head", "administrator", "auditor"),
    *("leading_group", "leading_group_office"),
}


@dataclass
class Canaries:
    """Words that stand in one place only."""

    bureau: str
    made: list[str] = field(default_factory=list)

    def __call__(self, place: str) -> str:
        word = f"{MARK}{self.bureau}{place}{len(self.made)}只"
        self.made.append(word)
        return word


@pytest.fixture(scope="module")
def log() -> Iterator[io.StringIO]:
    """Everything the product writes into its log."""
    written = io.StringIO()
    lines = logging.StreamHandler(written)
    lines.setFormatter(JsonLines())
    product = logging.getLogger("lianfang")
    product.addHandler(lines)
    yield written
    product.removeHandler(lines)


@pytest.fixture(scope="module")
def region(settings, engine) -> make.Region:
    return make.region(settings, "canary")


@pytest.fixture(scope="module")
def marked(app: Flask, settings, region, log) -> Canaries:
    """One bureau in whose every text there is a word of its own."""
    bureau, words = region.bureaus[0], Canaries("财")
    with_organisation(client(app, bureau, "administrator"), words)
    with_registers(client(app, bureau, "section_head"), bureau.departments["预算科"], words)
    with_import(client(app, bureau, "register_office"), words)
    everybody = [region.leading_group, region.county_group, *region.all_bureaus]
    settle(settings, [one.tenant_id for one in everybody])
    return words


def done(answer: Any) -> dict[str, Any]:
    assert answer.status_code < 300, answer.get_data(as_text=True)
    return answer.get_json() or {}


def with_organisation(administrator: Caller, words: Canaries) -> None:
    section = done(
        administrator.post(
            "/departments", {"code": "JSQ", "name": words("科室"), "kind": "section"}
        )
    )
    done(
        administrator.post(
            "/posts", {"code": "JSQ-1", "title": words("岗位"), "department_id": section["id"]}
        )
    )
    person = done(administrator.post("/persons", {"name": words("姓名"), "staff_number": "jsq"}))
    done(administrator.post("/accounts", {"person_id": person["id"], "login": "jinsique.jsq"}))
    done(
        administrator.post("/bodies", {"code": "JSQ", "name": words("机构"), "kind": "party_group"})
    )
    done(administrator.post("/tokens", {"label": words("令牌"), "days": 1}))


POWER_TEXTS = (
    "sub_name", "category_written", "exercising_subject", "content", "legal_basis", "procedure",
    "time_limit", "level_authority", "duty", "responsibility_basis", "accountability_scope",
    "accountability_cases", "service_commitment", "work_discipline", "remarks",
)  # fmt: skip
POINT_TEXTS = (
    "flow_step", "regulation_clause", "content", "category_written", "loss", "remarks",
    "direct_responsible_written", "section_head_written", "responsible_leader_written",
)  # fmt: skip
MEASURE_TEXTS = ("text", "basis", "responsible_written", "frequency")


def with_registers(head: Caller, section: Any, words: Canaries) -> None:
    power = {
        "name": words("职权"),
        "category": "penalty",
        "department_id": section,
        "departments_written": [words("写明科室")],
        "responsibility_items": [words("责任事项")],
    }
    made = done(head.post("/powers", power | {name: words(name) for name in POWER_TEXTS}))
    point = {
        "title": words("风险"),
        "subject_type": "work_post",
        "post_id": head.me["post_id"],
        "power_id": made["id"],
        "category": "post_duty",
        "manifestations": [words("表现")],
    }
    drafted = done(head.post("/risk-points", point | {name: words(name) for name in POINT_TEXTS}))
    place = f"/risk-points/{drafted['id']}"
    done(head.post(f"{place}/measures", {name: words(name) for name in MEASURE_TEXTS}))
    lowering = {"to_rank": 3, "reason": words("降级"), "evidence": words("证据")}
    assert head.post(f"{place}/lowering", lowering, if_match=1).status_code >= 400
    words.made[-2:] = []  # what was refused stands nowhere, not even at home


def with_import(clerk: Caller, words: Canaries) -> None:
    content = register(
        row(1, title=words("导入风险"), shown=words("导入表现"), measure=words("导入措施")),
        row(2, rank=words("错等级"), department=words("错科室")),
    )
    file = io.BytesIO(content)
    one = done(send(clerk, {"file": (file, f"{words('文件')}.xlsx"), "kind": "risks"}))
    done(clerk.put(f"/imports/{one['id']}/parsing"))
    broken = (io.BytesIO(b"PK broken"), f"{words('坏文件')}.xlsx")
    assert send(clerk, {"file": broken, "kind": "risks"}).status_code == 422
    words.made.pop()


def test_the_words_stand_where_they_were_written(app, region, marked):
    """The net would catch them: the bureau itself reads its words back."""
    found = said_to(app, region.bureaus[0])
    seen = [word for word in marked.made if word in found]
    assert len(seen) >= len(marked.made) - 4, set(marked.made) - set(seen)
    assert columns_with_words(region.bureaus[0]) >= 25


@pytest.mark.parametrize("place", ["neighbour", "county", "leading_group", "county_group"])
def test_no_other_tenant_hears_a_word(app: Flask, region: make.Region, marked: Canaries, place):
    tenant = {
        "neighbour": region.bureaus[1],
        "county": region.county_bureaus[0],
        "leading_group": region.leading_group,
        "county_group": region.county_group,
    }[place]
    assert MARK not in said_to(app, tenant)
    assert "jinsique" not in said_to(app, tenant)


def test_no_operator_hears_a_word(app: Flask, settings, region, marked: Canaries):
    assert MARK not in said_to(app, make.platform(settings, "canary-platform"))


def test_no_word_is_in_the_log_the_queues_or_the_counts(app, settings, marked, log):
    assert "request" in log.getvalue()
    assert MARK not in log.getvalue()
    assert MARK not in app.test_client().get("/metrics").get_data(as_text=True)
    with Redis.from_url(settings.redis_url) as redis:
        for key in redis.scan_iter(count=1000):
            kept = redis.dump(key) or b""
            assert MARK.encode() not in key + kept
            assert MARK.encode("unicode_escape") not in kept


def test_no_row_of_another_tenant_holds_a_word(region, marked):
    others = [region.leading_group, region.county_group, *region.all_bureaus[1:]]
    assert [columns_with_words(one) for one in others] == [0] * len(others)


def said_to(app: Flask, bureau: make.Bureau) -> str:
    """All that every reading operation tells everybody of one tenant."""
    reading = [one for one in all_operations(app) if one.method == "GET"]
    names = {name for one in reading for name in one.path_ids}
    ids = ids_of(bureau, {name for name in names if name.endswith("_id")})
    told = []
    for role in bureau.people:
        if not FULL and role not in EARS and "administrator" not in role:
            continue
        caller = client(app, bureau, role)
        told += [heard(caller, one, ids) for one in reading]
    return "".join(told)


def heard(caller: Caller, operation: Operation, ids: dict[str, str]) -> str:
    limit = f"?limit={MOST_KNOWN}" if operation.is_list else ""
    answer = caller.get(operation.address(ids) + limit)
    assert answer.status_code < 500, operation.name
    headers = "".join(f"{name}: {value}\n" for name, value in answer.headers.items())
    return headers + answer.get_data().decode("utf-8", "replace")


def columns_with_words(bureau: make.Bureau) -> int:
    """Count the columns of a tenant's own rows in which a word stands."""
    found = 0
    with unit_of_work(bureau.tenant_id) as session:
        for table in METADATA.sorted_tables:
            if "tenant_id" not in table.c:
                continue
            rows = session.execute(select(table)).mappings().all()
            for column in table.c:
                found += any(MARK in str(one[column.name]) for one in rows)
    return found
