"""A person keeps the picture of his signature; nobody else sees or sets it (签名图)."""

import io

import pytest

from tests.pictures import jpeg, png

PLACE = "/me/signature"


def keep(caller, content, name="qm.png"):
    return caller(
        "PUT",
        PLACE,
        data={"file": (io.BytesIO(content), name)},
        content_type="multipart/form-data",
    )


def journalled(people, topic):
    found = people["auditor"].get(f"/journal?topic={topic}").get_json()["items"]
    return [one for one in found if one["topic"] == topic]


def test_a_picture_is_kept_seen_replaced_and_removed(people):
    clerk = people["post_holder"]
    assert clerk.get(PLACE).get_json() == {"in_use": False, "picture": None}
    kept = keep(clerk, png())
    assert kept.status_code == 200, kept.get_data(as_text=True)
    picture = kept.get_json()["picture"]
    assert (picture["media_type"], picture["width"], picture["height"]) == ("image/png", 300, 120)
    assert clerk.get(f"{PLACE}/content").data == png()
    replaced = keep(clerk, jpeg(400, 200), "whatever.txt").get_json()["picture"]
    assert (replaced["media_type"], replaced["width"]) == ("image/jpeg", 400)
    shown = clerk.get(f"{PLACE}/content")
    assert (shown.data, shown.content_type) == (jpeg(400, 200), "image/jpeg")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert clerk.delete(PLACE).status_code == 204
    assert clerk.get(PLACE).get_json() == {"in_use": False, "picture": None}
    assert clerk.get(f"{PLACE}/content").status_code == 404
    assert clerk.delete(PLACE).status_code == 404


def test_nobody_sees_the_picture_of_another(people):
    keep(people["post_holder"], png())
    for other in ("section_head", "administrator", "main_leader"):
        assert people[other].get(PLACE).get_json() == {"in_use": False, "picture": None}
        assert people[other].get(f"{PLACE}/content").status_code == 404


def test_each_change_is_in_the_journal_by_its_digest_alone(people):
    clerk = people["post_holder"]
    first = keep(clerk, png()).get_json()["picture"]["digest"]
    second = keep(clerk, jpeg()).get_json()["picture"]["digest"]
    clerk.delete(PLACE)
    kept = journalled(people, "signature_picture.kept")
    assert len(kept) == 2
    assert first in str(kept)
    assert second in str(kept)
    assert "content" not in str(kept)
    assert len(journalled(people, "signature_picture.removed")) == 1


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "PNG或者JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "PNG或者JPEG"),
        (b"GIF89a" + bytes(80), "PNG或者JPEG"),
        (png()[:-4], "不完整"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "不完整"),
        (png(1201, 10), "1200×600"),
        (jpeg(300, 601), "1200×600"),
        (png() + bytes(210 * 1024), "200KB"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(people, content, word):
    refused = keep(people["post_holder"], content)
    assert refused.status_code == 422
    (error,) = refused.get_json()["errors"]
    assert error["pointer"] == "/file"
    assert word in error["message"]
    assert people["post_holder"].get(PLACE).get_json() == {"in_use": False, "picture": None}
