"""Somebody at his desk with a workbook: uploads, corrects, commits, takes back."""

import hashlib
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import text
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tenants.database import unit_of_work
from tests import make
from tests.api import Caller, client
from tests.workbooks.making import workbook

REGISTERS = Path(__file__).parents[1] / "registers" / "risk"
HEADS = ["序号", "科室", "岗位", "风险类别", "风险点", "表现形式", "风险等级", "防控措施"]
RANKED = {"高": 1, "中": 2, "低": 3}
TABLES = ("powers", "power_posts", "risk_points", "manifestations", "measures")
COUNTS = """
SELECT count(*) AS items, count(*) FILTER (WHERE rank = 1) AS high,
  count(*) FILTER (WHERE rank = 2) AS medium, count(*) FILTER (WHERE rank = 3) AS low,
  count(*) FILTER (WHERE rank IS NULL) AS ungraded,
  count(*) FILTER (WHERE status = 'in_force') AS in_force,
  (SELECT count(*) FROM measures) AS measures
FROM risk_points
"""


def row(number: int, **values: Any) -> list[Any]:
    """One complete line of a register."""
    usual = {
        "department": "预算科",
        "post": "",
        "category": "业务流程风险",
        "title": f"第{number}项资金拨付审核把关不严",
        "shown": f"不按规定核对第{number}类原件",
        "rank": "高",
        "measure": f"第{number}类事项双人审核",
    }
    return [number, *(usual | values).values()]


def send(caller: Caller, parts: dict[str, Any], **headers: Any) -> Any:
    """Send a form with a file, all of it in memory."""
    content, name = parts["file"]
    boundary, body = encode_multipart({**parts, "file": FileStorage(content, name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return caller.post("/imports", data=body, content_type=kind, **headers)


def register(*rows: list[Any]) -> bytes:
    """A register as a bureau keeps it."""
    return workbook([HEADS, *rows])


@dataclass
class Desk:
    """One person and the import before him."""

    caller: Caller
    bureau: make.Bureau
    role: str
    version: int = 0
    id: str = ""
    said: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, app: Flask, bureau: make.Bureau, role: str) -> "Desk":
        return cls(client(app, bureau, role), bureau, role)

    def take_over(self, other: "Desk") -> "Desk":
        """Turn to the import another has before him."""
        self.id, self.version = other.id, other.version
        return self

    def upload(
        self, content: bytes, kind: str = "risks", name: str = "台账.xlsx", **options: Any
    ) -> Any:
        files = {"file": (io.BytesIO(content), name), "kind": kind}
        if options:
            files["options"] = json.dumps(options)
        answer = send(self.caller, files)
        return self.note(answer)

    def note(self, answer: Any) -> Any:
        if answer.status_code < 300:
            self.said = answer.get_json()
            self.id, self.version = self.said["id"], self.said["version"]
        return answer

    def do(self, method: str, path: str, body: Any = None) -> Any:
        address = f"/imports/{self.id}/{path}"
        return self.note(self.caller(method, address, body, if_match=self.version))

    def parse(self) -> Any:
        return self.note(self.caller.put(f"/imports/{self.id}/parsing"))

    def open(self, content: bytes, kind: str = "risks", **options: Any) -> Any:
        answer = self.upload(content, kind, **options)
        assert answer.status_code == 201, answer.get_data(as_text=True)
        return self.parse()

    def commit(self, *, partial: bool = False) -> Any:
        return self.do("POST", "commitment", {"partial": partial})

    def revert(self, reason: str = "导错了文件") -> Any:
        return self.do("POST", "reversal", {"reason": reason})

    def correct(self, row_id: str, **values: Any) -> Any:
        return self.do("PATCH", f"rows/{row_id}", {"values": values})

    def rows(self, **filters: Any) -> list[dict[str, Any]]:
        return self._all("rows", filters)

    def problems(self, **filters: Any) -> list[dict[str, Any]]:
        return self._all("problems", filters)

    def codes(self, **filters: Any) -> list[str]:
        return sorted(one["code"] for one in self.problems(**filters))

    def blocked(self) -> list[dict[str, Any]]:
        return self.problems(severity="blocking")

    def _all(self, what: str, filters: dict[str, Any]) -> list[dict[str, Any]]:
        found, cursor = [], None
        while True:
            asked = {**filters, "limit": 200, **({"cursor": cursor} if cursor else {})}
            answer = self.caller.get(f"/imports/{self.id}/{what}", query_string=asked)
            assert answer.status_code == 200, answer.get_data(as_text=True)
            page = answer.get_json()
            found += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return found


def counts(bureau: make.Bureau) -> dict[str, int]:
    with unit_of_work(bureau.tenant_id) as session:
        return dict(session.execute(text(COUNTS)).mappings().one())


def asked(bureau: make.Bureau, statement: str, **values: Any) -> list[Any]:
    with unit_of_work(bureau.tenant_id) as session:
        return list(session.execute(text(statement), values))


def digest(bureau: make.Bureau) -> str:
    """Take down all the registers of a bureau as one word."""
    found = hashlib.sha256()
    with unit_of_work(bureau.tenant_id) as session:
        for table in TABLES:
            statement = f"SELECT row_to_json(t)::text FROM {table} t ORDER BY id"
            for (line,) in session.execute(text(statement)):
                found.update(line.encode())
    return found.hexdigest()
