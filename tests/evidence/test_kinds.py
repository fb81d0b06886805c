"""Files are told by their content; what is no ordinary document leaves at the door."""

import pytest

from service.evidence.kinds import HostileFile, recognise, safe_name
from tests.evidence.files import HOSTILE, JPG, OFD, PDF, PNG, docx, xlsx


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("会议记录.pdf", PDF, "application/pdf"),
        ("照片.JPG", JPG, "image/jpeg"),
        ("照片.png", PNG, "image/png"),
        ("说明.docx", docx(), "wordprocessingml"),
        ("台账.xlsx", xlsx(), "spreadsheetml"),
        ("公文.ofd", OFD, "application/ofd"),
        ("备注.txt", "廉政教育".encode("gb18030"), "text/plain"),
    ],
)
def test_ordinary_documents_and_pictures_are_known_by_their_content(name, content, expected):
    assert expected in recognise(name, content)


@pytest.mark.parametrize("case", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_ordinary_document_is_refused_with_its_reason(case):
    name, content, reason = case
    with pytest.raises(HostileFile) as refusal:
        recognise(name, content)
    assert refusal.value.facts["reason"] == reason


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("会议记录.pdf", "会议记录.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\桌面\\附件.docx", "附件.docx"),
        ("a\u202efdp.exe.txt", "a_fdp.exe.txt"),
        ("a\x00b\r\n.txt", "a_b__.txt"),
        (".htaccess", "htaccess"),
        ("", "file"),
    ],
)
def test_a_name_is_kept_for_people_and_holds_no_path(written, kept):
    assert safe_name(written) == kept


def test_a_long_name_keeps_its_suffix():
    assert safe_name("字" * 500 + ".pdf").endswith(".pdf")
    assert len(safe_name("字" * 500 + ".pdf")) <= 120
