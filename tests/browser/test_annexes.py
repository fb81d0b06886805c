"""T21: annex 1 with two risk points is one page; with seven two, each under its head."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page

from tenants.settings import Settings
from tests.searches.scenes import Search

HEAD = "风险内容及表现形式"
# What a clerk writes who takes his time: with seven of these the table runs over the page.
SHOWN = ["不按批复的用途和进度拨付专项资金", "接受请托虚报项目"]
OFFICE, READER = shutil.which("soffice"), shutil.which("pdftotext")


@pytest.fixture
def search(app: Flask, settings: Settings, tag: str) -> Search:
    """Begin a round of search."""
    found = Search(app, settings, f"{tag}-browser")
    found.begin()
    return found


@pytest.mark.full
@pytest.mark.skipif(not (OFFICE and READER), reason="soffice and pdftotext are not installed")
@pytest.mark.parametrize(("count", "pages"), [(2, 1), (7, 2)])
def test_the_report_of_a_post_fills_its_pages(
    page_as, search: Search, tmp_path: Path, count: int, pages: int
):
    sheet = search.sheet_of("work_post", "post_holder")
    for number in range(1, count + 1):
        words = {"title": f"第{number}项资金分配随意性大"}
        longer = {"manifestations": SHOWN} if pages > 1 else {}
        assert_made(search.found(sheet, "post_holder", **words, **longer))
    blank = search.blank("flow")
    assert_made(search.save(sheet, "post_holder", blanks=blank))
    assert_made(search.submit(sheet, "post_holder"))
    page = page_as(search.bureau, "post_holder", f"/surveys/{sheet['id']}").page
    told = printed(page, tmp_path)
    assert len(told) == pages
    for number in range(1, count + 1):
        assert f"第{number}项" in "".join(told)
    for one in told:
        assert HEAD in one
    assert ["局党组审定意见" in one for one in told].index(True) == pages - 1


def assert_made(answer: Any) -> None:
    assert answer.status_code in (200, 201), answer.get_data(as_text=True)


def printed(page: Page, folder: Path) -> list[str]:
    """Take the paper out and print it as an office programme does; what each page says."""
    with page.expect_download(timeout=30_000) as taken:
        page.get_by_role("button", name="打印 / 导出 Word").click()
    paper = folder / "附件1.docx"
    taken.value.save_as(paper)
    home = f"-env:UserInstallation=file://{folder}/office"
    words = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), paper]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    told = subprocess.run(
        [str(READER), "-layout", folder / "附件1.pdf", "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [re.sub(r"\s", "", one) for one in told.stdout.split("\f") if one.strip()]
