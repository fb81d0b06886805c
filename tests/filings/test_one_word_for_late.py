"""What was filed after its day is called the same wherever it is shown: 逾期报送."""

import json
from pathlib import Path

import pytest

FEATURES = Path(__file__).parents[2] / "web" / "src" / "features"
SHOWN = (("workbench", "filings"), ("filings", "filing"), ("region", "filings"))


@pytest.mark.parametrize(("language", "word"), [("zh-CN", "逾期报送"), ("en", "Filed late")])
def test_late_filings_have_one_name(language, word):
    for feature, part in SHOWN:
        path = FEATURES / feature / "locales" / f"{language}.json"
        assert json.loads(path.read_text(encoding="utf-8"))[part]["late"] == word
