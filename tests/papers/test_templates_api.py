"""A bureau's own templates: checked, looked at, published; hostile ones are refused."""

import io
import zipfile
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from service.papers.kinds import built_in
from tests.papers.desk import in_force, made, replaced, said, taken_out, with_part
from tests.risks.test_ledger_api import Office

KIND = "ledger"
OURS = built_in(KIND)


@pytest.fixture
def office(app, settings, tag):
    return Office(app, settings, f"templates-{tag}")


def upload(office: Office, content: bytes, role: str = "register_office", kind: str = KIND) -> Any:
    parts = {"kind": kind, "file": FileStorage(io.BytesIO(content), "本局台账.docx")}
    boundary, body = encode_multipart(parts)
    return office[role](
        "POST",
        "/paper-templates",
        data=body,
        content_type=f"multipart/form-data; boundary={boundary}",
    )


def uploaded(office: Office, content: bytes) -> Any:
    answer = upload(office, content)
    assert answer.status_code == 201, answer.get_data(as_text=True)
    return answer.get_json()


def test_a_bureau_prints_from_its_own_template_once_it_is_published(office):
    in_force(office)
    before = made(office, "register_office", "ledger")
    one = uploaded(office, replaced(OURS, "共{{ count }}个风险点", "总计{{ count }}个风险点"))
    path = f"/paper-templates/{one['id']}"
    early = office["register_office"].put(f"{path}/publication", if_match=one["version"])
    assert (early.status_code, early.get_json()["code"]) == (409, "template-not-sampled")
    sample = office["register_office"].post(f"{path}/sample")
    assert "〔风险点〕" in said(sample.get_data())
    version = office["register_office"].get(path).get_json()["version"]
    published = office["register_office"].put(f"{path}/publication", if_match=version)
    assert published.get_json()["state"] == "published"
    after = made(office, "register_office", "ledger")
    assert "总计" in said(taken_out(office, "register_office", after))
    assert "总计" not in said(taken_out(office, "register_office", before))
    assert after["template_id"] == one["id"]
    withdrawn = office["register_office"].put(
        f"{path}/withdrawal", if_match=published.get_json()["version"]
    )
    assert withdrawn.get_json()["state"] == "withdrawn"
    assert made(office, "register_office", "ledger")["template_id"] is None


def test_unknown_fields_are_refused_by_name_and_dropped_ones_are_listed(office):
    strange = upload(office, replaced(OURS, "{{ p.remarks }}", "{{ p.salary }}")).get_json()
    assert (strange["status"], strange["code"]) == (422, "template-refused")
    assert strange["unknown"] == ["points[].salary"]
    assert strange["missing"] == ["points[].remarks"]


@pytest.mark.parametrize(
    "wicked",
    [
        "{{ p.remarks.__class__.__mro__ }}",
        "{{ p['remarks'] }}",
        "{{ ().__class__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ p.remarks|attr('x') }}",
        "{{ range(100000000) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% include 'x' %}",
        "{% set x = 1 %}",
        "{% for a in points %}{% for b in points %}x{% endfor %}{% endfor %}",
        "{{ unclosed",
    ],
)
def test_templates_do_nothing_but_name_fields(office, wicked):
    answer = upload(office, replaced(OURS, "{{ p.remarks }}", f"{{{{ p.remarks }}}}{wicked}"))
    assert (answer.status_code, answer.get_json()["code"]) == (422, "template-refused")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"a" * (60 << 20))
    return out.getvalue()


LINK = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    b'2006/relationships/attachedTemplate" Target="http://10.0.0.9/x.dotm" TargetMode="External"/>'
    b"</Relationships>"
)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"%PDF-1.4", "wrong-type"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"PK" + b"x" * (3 << 20), "too-large"),
        (bomb(), "unpacked-too-large"),
        (with_part(OURS, "word/vbaProject.bin", b"x"), "macros"),
        (with_part(OURS, "word/embeddings/oleObject1.bin", b"x"), "macros"),
        (with_part(OURS, "word/_rels/settings.xml.rels", LINK), "external"),
        (with_part(OURS, "word/more.xml", b"<!DOCTYPE a><a/>"), "external"),
        (with_part(OURS, "[Content_Types].xml", b"<Types/>"), "wrong-type"),
    ],
)
def test_hostile_files_are_refused_and_leave_nothing(office, content, problem):
    answer = upload(office, content)
    assert (answer.status_code, answer.get_json()["problem"]) == (422, problem)
    assert office["register_office"].get("/paper-templates").get_json()["items"] == []


def test_templates_are_brought_by_the_office_alone(office):
    assert upload(office, OURS, "post_holder").status_code == 403
    assert upload(office, OURS, kind="minutes").get_json()["code"] == "template-refused"
