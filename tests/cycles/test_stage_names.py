"""The stages every profile begins with have a name in each language of the console."""

from pathlib import Path

import orjson
import pytest

from service.cycles.templates import stage_templates

LOCALES = Path(__file__).parents[2] / "web/src/shared/locales"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_usual_stage_is_named(language: str):
    named = orjson.loads((LOCALES / f"{language}.json").read_bytes())["stageName"]
    usual = {one.name for stages in stage_templates().values() for one in stages}
    assert usual == set(named)
