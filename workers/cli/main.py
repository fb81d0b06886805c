"""The one console command: everything an operator does."""

import os
import sys
from collections.abc import Mapping, MutableMapping
from importlib import import_module
from pathlib import Path

import click

from tenants.errors import DomainError
from tenants.settings import SettingsError
from workers.cli.click_words import speak
from workers.cli.refusals import spoken
from workers.cli.speech import LANGUAGES, Exit, choose_language, t
from workers.embedded.account import EmbeddedError
from workers.embedded.announcement import announced

# name: (module that holds `command`, what it is for)
COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "up": ("up", "在本机启动全部服务", "Run everything on this machine"),
    "migrate": ("migrate", "把数据库升级到本版本", "Bring the database to this release"),
    "serve": ("serve", "运行网页与接口服务", "Run the web service"),
    "work": ("work", "执行队列中的任务", "Work off the queues"),
    "relay": ("relay", "跟随日志，派发任务", "Follow the journals and enqueue jobs"),
    "schedule": ("schedule", "按时间表派发任务", "Enqueue what the clock asks for"),
    "tenant": ("tenant", "单位与领导小组", "Bureaus and leading groups"),
    "person": ("person", "人员与账号", "People and accounts"),
    "import": ("import_", "导入职权、风险点、组织机构", "Import powers, risk points, organisation"),
    "export": ("export", "导出台账", "Export the ledger"),
    "paper": ("paper", "文书与模板", "Papers and their templates"),
    "inspect": ("inspect", "不连数据库，检查一个工作簿", "Read a workbook without any database"),
    "rollup": ("rollup", "汇总统计", "Summaries and totals"),
    "journal": ("journal", "核验日志", "Verify the journal"),
    "policy": ("policy", "说明谁可以做什么", "Explain who may do what"),
    "demo": ("demo", "试点地区示例", "The pilot region"),
    "simulate": ("simulate", "在试验时钟上走完一年", "Live through a year on a test clock"),
    "bench": ("bench", "测量速度", "Measure the speed"),
    "openapi": ("openapi", "输出接口说明", "Write the description of the interface"),
}


class Commands(click.Group):
    """The group loads a command only when it is asked for, so each starts fast."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"workers.cli.{COMMANDS[name][0]}")
        loaded: click.Command = module.command
        return loaded

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(t("命令", "Commands")):
            formatter.write_dl([(name, t(*says)) for name, (_, *says) in COMMANDS.items()])


def group() -> Commands:
    """Build the command in the language of this run."""
    language = click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help="中文 / English"
    )
    return Commands("lianfang", params=[language], help=_purpose())


def main(arguments: list[str] | None = None) -> None:
    """Run one command and end with a code that means something."""
    words = sys.argv[1:] if arguments is None else arguments
    speak(choose_language(words, os.environ))
    adopt_running_servers(os.environ)
    sys.exit(_outcome(words))


def adopt_running_servers(environ: MutableMapping[str, str]) -> None:
    """Let a command find the servers that `lianfang up` runs, unless it was told of others."""
    if not environ.get("DATABASE_URL"):
        for name, value in announced(Path(environ.get("LIANFANG_HOME", ".lianfang"))).items():
            environ.setdefault(name, value)


def _outcome(words: list[str]) -> int:
    try:
        ended = group().main(words, prog_name="lianfang", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return int(Exit.USAGE if isinstance(error, click.UsageError) else Exit.REFUSED)
    except (click.Abort, KeyboardInterrupt):
        return int(Exit.REFUSED)
    except Exception as error:
        code = _meaning(error)
        if code is None:
            raise
        click.echo(f"lianfang: {spoken(error)}", err=True)
        return int(code)
    return ended if isinstance(ended, int) else int(Exit.DONE)


def _meaning(error: Exception) -> Exit | None:
    """Say what a failure means to the caller; imports late, so that commands start fast."""
    import psycopg
    from redis.exceptions import ConnectionError as RedisUnreachable
    from sqlalchemy.exc import OperationalError

    meanings: dict[type[Exception], Exit] = {
        SettingsError: Exit.SETTINGS,
        DomainError: Exit.REFUSED,
        EmbeddedError: Exit.UNREACHABLE,
        OperationalError: Exit.UNREACHABLE,
        psycopg.OperationalError: Exit.UNREACHABLE,
        RedisUnreachable: Exit.UNREACHABLE,
    }
    return next((code for kind, code in meanings.items() if isinstance(error, kind)), None)


def _purpose() -> str:
    return t(
        "廉政风险防控登记系统。\n\n"
        "退出码：0 完成；1 被拒绝或核验未通过；2 用法错误；3 连不上服务器；4 设置缺失或过弱。",
        "The register of integrity risks.\n\n"
        "Exit codes: 0 done; 1 refused, or a verification failed; 2 wrong usage; "
        "3 a server cannot be reached; 4 a setting is missing or weak.",
    )
