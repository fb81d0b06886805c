"""One console command: two languages, one JSON object, exit codes that mean something."""

import json
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from service.risks.use_cases.refusals import AlreadyRetired
from tests.platform.surroundings import lianfang
from workers.cli.click_words import speak
from workers.cli.main import COMMANDS, main
from workers.cli.refusals import spoken
from workers.cli.speech import Language, choose_language, json_option, tell


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_is_there_and_explains_itself(name):
    command = import_module(f"workers.cli.{COMMANDS[name][0]}").command
    assert isinstance(command, click.Command)
    assert command.help


@json_option
@click.command
def count(*, as_json: bool) -> None:
    tell({"items": 804, "written": "行政许可"}, as_json=as_json)


def test_facts_are_one_json_object_for_programs_and_lines_for_people():
    told = CliRunner().invoke(count, ["--json"]).output
    assert json.loads(told) == {"items": 804, "written": "行政许可"}
    assert "行政许可" in told
    assert CliRunner().invoke(count).output == "items: 804\nwritten: 行政许可\n"


def test_an_unknown_command_or_option_is_wrong_usage():
    assert lianfang("promote").returncode == 2
    assert lianfang("migrate", "--sideways").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "environ", "language"),
    [
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {}, "en"),
        (["--lang", "zh", "up"], {"LANG": "C"}, "zh"),
        (["--lang=en", "up"], {"LANG": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_one_asked_for_or_the_terminals(arguments, environ, language):
    before = Language.chosen
    assert choose_language(arguments, environ) == language
    Language.chosen = before


@pytest.mark.parametrize(("language", "word"), [("zh", "退出码"), ("en", "Exit codes")])
def test_the_help_speaks_both_languages_and_explains_the_exit_codes(capsys, language, word):
    with pytest.raises(SystemExit) as ended:
        main(["--lang", language, "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert word in said
    assert all(name in said for name in COMMANDS)
    Language.chosen = "en"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rollup", "--sideways"], "没有选项 --sideways"),
        (["promote"], "没有命令 promote"),
        (["policy", "explain", "--tenant", "a"], "缺少选项"),
        (["simulate", "nothing"], "不在可选范围内"),
    ],
)
def test_wrong_usage_is_told_in_chinese_to_those_who_read_chinese(capsys, words, said):
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "zh", *words])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert "错误：" in told
    assert "Error" not in told
    speak(choose_language([], {}))


def test_where_nothing_runs_a_command_says_how_to_start(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("LIANFANG_HOME", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for language, hint in (
        ("zh", "请先用 lianfang up 启动"),
        ("en", "start it with `lianfang up`"),
    ):
        with pytest.raises(SystemExit) as ended:
            main(["--lang", language, "rollup", "run"])
        assert ended.value.code == 4
        assert hint in capsys.readouterr().err
    speak(choose_language([], {}))


def test_a_refusal_of_the_business_is_told_in_the_readers_language():
    refusal = AlreadyRetired("The risk point is retired.", number="F-1")
    Language.chosen = "zh"
    assert "The risk" not in spoken(refusal)
    Language.chosen = "en"
    assert spoken(refusal) == "The risk point is retired."
