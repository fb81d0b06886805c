"""A letter signed with the picture of a signature keeps that very picture (签名图)."""

import base64
import io

import pytest
from docx import Document
from docx.shared import Mm

from tests.commitments.desk import Desk
from tests.papers.desk import made, taken_out
from tests.pictures import jpeg, png
from tests.workspace.test_signatures_api import keep


@pytest.fixture
def year(app, settings, tag):
    desk = Desk(app, settings, f"pictures-{tag}")
    desk.open_year()
    desk.issue("personal")
    set_signature_pictures(desk, on=True)
    return desk


def set_signature_pictures(desk, *, on):
    office = desk["register_office"]
    version = office.get("/paper-settings").get_json()["version"]
    answer = office.put("/paper-settings", {"signature_pictures": on}, if_match=version)
    assert answer.get_json()["signature_pictures"] is on


def sign(desk, role, method):
    letter = desk.letter_of(role)
    read = desk[role].get(f"/commitments/{letter['id']}").get_json()
    body = {"text_digest": read["text_digest"], "method": method}
    return desk[role].put(f"/commitments/{letter['id']}/signature", body, if_match=read["version"])


def test_the_picture_of_the_moment_stays_on_the_letter(year):
    head = year["section_head"]
    keep(head, png())
    signed = sign(year, "section_head", "picture")
    assert signed.status_code == 200, signed.get_data(as_text=True)
    letter = signed.get_json()
    assert (letter["state"], letter["signing_method"]) == ("signed", "picture")
    keep(head, jpeg())
    place = f"/commitments/{letter['id']}/signature"
    assert year["register_office"].get(place).data == png()
    head.delete("/me/signature")
    kept = head.get(place)
    assert (kept.data, kept.content_type) == (png(), "image/png")
    entries = year["auditor"].get("/journal?topic=commitment.signed").get_json()["items"]
    assert len(entries) == 1
    assert "picture_digest" in str(entries[0])


def test_who_may_not_read_the_letter_does_not_see_the_picture(year):
    keep(year["section_head"], png())
    letter = sign(year, "section_head", "picture").get_json()
    refused = year["post_holder_2"].get(f"/commitments/{letter['id']}/signature")
    assert refused.status_code in (403, 404)


def test_without_a_picture_it_is_refused_with_the_way_to_mend_it(year):
    refused = sign(year, "section_head", "picture")
    assert (refused.status_code, refused.get_json()["code"]) == (409, "signature-picture-missing")
    assert "个人设置" in refused.get_json()["detail"]
    assert year.letter_of("section_head")["state"] == "issued"
    by_hand = sign(year, "section_head", "hand").get_json()
    assert (by_hand["state"], by_hand["signing_method"]) == ("signed", "hand")
    assert year["section_head"].get(f"/commitments/{by_hand['id']}/signature").status_code == 404


def test_a_bureau_that_did_not_allow_pictures_signs_by_hand_and_says_who_could_allow_them(year):
    set_signature_pictures(year, on=False)
    head = year["section_head"]
    keep(head, png())
    assert head.get("/me/signature").get_json()["in_use"] is False
    refused = sign(year, "section_head", "picture")
    said = refused.get_json()
    assert (refused.status_code, said["code"]) == (409, "signature-pictures-off")
    assert {one["role"] for one in said["who_can"]} >= {"administrator"}
    assert "page" not in said
    assert sign(year, "section_head", "hand").get_json()["signing_method"] == "hand"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(1200, 150), (Mm(36), Mm(4.5))),
        (png(300, 300), (Mm(14), Mm(14))),
        (jpeg(400, 100), (Mm(36), Mm(9))),
    ],
)
def test_the_letter_as_a_word_paper_bears_the_picture_no_larger_than_a_signature(
    year, content, size
):
    keep(year["section_head"], content)
    letter = sign(year, "section_head", "picture").get_json()
    (shape,) = word_paper(year, letter).inline_shapes
    assert (shape.width, shape.height) == size


def word_paper(year, letter):
    """The letter as a Word file."""
    paper = made(year, "register_office", "personal_letter", letter["id"])
    return Document(io.BytesIO(taken_out(year, "register_office", paper)))


def test_the_word_paper_of_a_letter_signed_by_hand_leaves_room(year):
    letter = sign(year, "section_head", "hand").get_json()
    document = word_paper(year, letter)
    assert len(document.inline_shapes) == 0
    assert any(one.text.startswith("承诺人（签名）：　　") for one in document.paragraphs)


def test_the_printed_letter_bears_the_picture_of_then(year):
    head = year["section_head"]
    keep(head, png())
    letter = sign(year, "section_head", "picture").get_json()
    keep(head, jpeg())
    page = head.http.get(f"/print/commitments/{letter['id']}")
    assert page.status_code == 200
    text = page.get_data(as_text=True)
    assert base64.b64encode(png()).decode() in text
    assert base64.b64encode(jpeg()).decode() not in text
    assert "<script" not in text
    assert letter["text"]["opening"] in text


def test_a_letter_signed_by_hand_has_a_line_for_it(year):
    letter = sign(year, "section_head", "hand").get_json()
    text = (
        year["section_head"].http.get(f"/print/commitments/{letter['id']}").get_data(as_text=True)
    )
    assert 'class="line"' in text
    assert "<img" not in text
