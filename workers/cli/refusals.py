"""What ends a command early, in one line of the reader's language."""

import re

from tenants.errors import DomainError
from tenants.settings import SettingsError
from workers.cli.speech import t

UNSET = re.compile(r"(\w+) is not set\.")


def spoken(error: Exception) -> str:
    """Say what went wrong, and what to do where that is known."""
    first = str(error).partition("\n")[0]
    if isinstance(error, SettingsError):
        return _of_settings(first)
    if isinstance(error, DomainError):
        return _of_business(error)
    return t("连不上服务器：", "") + first


def _of_settings(text: str) -> str:
    found = UNSET.fullmatch(text)
    if found is None:
        return text
    name = found[1]
    said = t(f"没有设置 {name}。", text)
    if not name.endswith("DATABASE_URL"):
        return said
    return said + t(
        f"本机没有正在运行的廉防服务：请先用 lianfang up 启动，或把 {name} 设为已有数据库的地址。",
        f" Nothing runs on this machine: start it with `lianfang up`, or set {name} to the address"
        " of a database.",
    )


def _of_business(error: DomainError) -> str:
    """Chinese refusals come from the catalogue that answers over HTTP."""
    from service.http.messages import problem_text

    if not error.detail or t("zh", "en") == "en":
        return str(error).partition("\n")[0]
    return problem_text(error.code(), error.detail, error.facts)[1]
