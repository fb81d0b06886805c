"""Click's own words and errors in Chinese: the library brings no translation of its own."""

from gettext import gettext, ngettext
from types import ModuleType
from typing import Final

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from workers.cli.speech import t

PLACES: Final = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]": "命令 [参数]"}
SPEAKERS: Final[tuple[ModuleType, ...]] = (
    core,
    decorators,
    exceptions,
    formatting,
    parser,
    termui,
    types,
)
CHINESE: Final = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示本说明",
    "Show the version and exit.": "显示版本",
    "Confirm the action without prompting.": "不再询问，直接执行",
    "Do you want to continue?": "是否继续？",
    "Repeat for confirmation": "请再输入一次",
    "Aborted!": "已中止。",
    "required": "必填",
    "default: {default}": "默认：{default}",
    "env var: {var}": "环境变量：{var}",
    "(dynamic)": "（运行时决定）",
    "deprecated": "已停用",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "unknown error": "未知错误",
    "Error: {message}": "错误：{message}",
    "Error: invalid input": "错误：输入无效",
    "Error: The two entered values do not match.": "错误：两次输入不一致。",
    "Try '{command} {option}' for help.": "用 “{command} {option}” 查看说明。",
    "Invalid value: {message}": "取值无效：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的取值无效：{message}",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing {param_type}": "缺少 {param_type}",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing command.": "没有写明子命令。",
    "No such option {name!r}.": "没有选项 {name}。",
    "No such command {name!r}.": "没有命令 {name}。",
    "Did you mean {possibility}?": "是否指 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是否指其中之一：{possibilities}？）",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename}：{message}",
    "Got unexpected extra argument ({args})": "多出了参数（{args}）",
    "Got unexpected extra arguments ({args})": "多出了参数（{args}）",
    "Argument {name!r} takes {nargs} values.": "参数 {name} 需要 {nargs} 个值。",
    "Option {name!r} does not take a value.": "选项 {name} 不带值。",
    "Option {name!r} requires an argument.": "选项 {name} 后面要写一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 后面要写 {nargs} 个值。",
    "Takes {nargs} values but 1 was given.": "需要 {nargs} 个值，只给了 1 个。",
    "Takes {nargs} values but {len} were given.": "需要 {nargs} 个值，给了 {len} 个。",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "{value!r} is not {choice}.": "“{value}”不是 {choice}。",
    "{value!r} is not one of {choices}.": "“{value}”不在可选范围内：{choices}。",
    "{value!r} is not a valid {number_type}.": "“{value}”不是有效的数（{number_type}）。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 内。",
    "{value!r} is not a valid UUID.": "“{value}”不是有效的编号（UUID）。",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "“{value}”不是“是”或“否”，可写：{states}"
    ),
    "{value!r} does not match the format {format}.": "“{value}”不合日期格式 {format}。",
    "{value!r} does not match the formats {formats}.": "“{value}”不合日期格式：{formats}。",
    "{name} {filename!r} does not exist.": "{name} {filename} 不存在。",
    "{name} {filename!r} is a file.": "{name} {filename} 是文件，不是文件夹。",
    "{name} {filename!r} is a directory.": "{name} {filename} 是文件夹，不是文件。",
    "{name} {filename!r} is not readable.": "{name} {filename} 无法读取。",
    "{name} {filename!r} is not writable.": "{name} {filename} 无法写入。",
    "{name} {filename!r} is not executable.": "{name} {filename} 无法执行。",
}


class Spoken(click.HelpFormatter):
    """The line of usage, whose placeholders click writes without asking for their translation."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for english, chinese in PLACES.items():
            args = args.replace(english, t(chinese, english))
        super().write_usage(prog, args, prefix)


def speak(language: str) -> None:
    """Let click say its own words in the language of this run."""
    click.Context.formatter_class = Spoken
    said, counted = (_said, _counted) if language == "zh" else (gettext, ngettext)
    for module in SPEAKERS:
        for name, word in (("_", said), ("ngettext", counted)):
            if hasattr(module, name):
                setattr(module, name, word)


def _said(text: str) -> str:
    return CHINESE.get(text, text)


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)
