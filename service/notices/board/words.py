"""What the board says, in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from service.http.messages import language
from service.notices.rules import ANSWER_WITHIN, REMARK_HINTS

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "board": ("公示栏", "Notice board"),
        "title": ("标题", "Title"),
        "number": ("编号", "Number"),
        "place": ("序号", "No."),
        "scope": ("公示范围", "Audience"),
        "term": ("公示期", "Term"),
        "standing": ("长期公开", "standing"),
        "to": ("至", "to"),
        "until_midnight": ("（至当日24时）", " (to midnight)"),
        "since": ("自 {day} 起长期公开", "standing since {day}"),
        "colon": ("：", ": "),
        "left": ("剩余 {days} 个工作日", "{days} working days left"),
        "last_day": ("今天截止", "ends today"),
        "ended": ("已期满", "ended"),
        "extended": ("延期说明", "Why longer"),
        "channels": ("公示方式", "Channels"),
        "contact": ("意见渠道", "Where to comment"),
        "telephone": ("监督电话", "Supervision by telephone"),
        "email": ("邮箱", "E-mail"),
        "opinion_box": ("意见箱", "Opinion box"),
        "supervisor": ("监督人", "Supervised by"),
        "conclusion": ("公示结果", "Result"),
        "nothing": ("目前没有公示。", "There are no notices at present."),
        "workbench": ("返回工作台", "Back to the workbench"),
        "newer": ("较新的", "Newer"),
        "older": ("较早的", "Older"),
        "back": ("返回公示栏", "Back to the board"),
        "content": ("公示内容", "Content"),
        "text": ("内容", "Text"),
        "file": ("附件", "File"),
        "returned": ("按公示意见修改中", "being revised after comments"),
        "comment": ("提意见", "Comment"),
        "about": ("针对", "About"),
        "whole": ("整个公示", "the whole notice"),
        "kind": ("类别", "Kind"),
        "your_text": ("您的意见", "What you have to say"),
        "text_hint": (
            "请写明事实和理由，2000字以内。",
            "Say what and why, in 2000 characters at most.",
        ),
        "as_named": ("署名（{name}）", "in your name ({name})"),
        "as_nobody": ("匿名（不保存您的身份）", "anonymously (who you are is not kept)"),
        "how": ("提出方式", "How"),
        "name": ("姓名（可不填）", "Name (may be left out)"),
        "name_needed": ("姓名", "Name"),
        "reach": ("联系方式（可不填）", "How to reach you (may be left out)"),
        "send": ("提交意见", "Send"),
        "no_comments": ("本公示目前不接受意见。", "This notice takes no comments at present."),
        "receipt": ("意见已收到", "Your comment was received"),
        "receipt_number": ("回执号", "Receipt number"),
        "receipt_keep": (
            "请抄下或打印回执号。凭回执号可以查询答复；系统不保存回执号，遗失无法补发。",
            "Copy or print the number: it finds the answer, and it cannot be given out again.",
        ),
        "look_up": ("凭回执号查询答复", "Find an answer by receipt"),
        "find": ("查询", "Find"),
        "unknown_receipt": (
            "没有这个回执号，请核对后再试。",
            "There is no such receipt; look at it again.",
        ),
        "your_comment": ("您的意见", "Your comment"),
        "made_on": ("提出日期", "Made on"),
        "answer": ("答复", "Answer"),
        "verdict": ("处理结果", "Outcome"),
        "waiting": ("尚未答复，请稍后再查。", "Not answered yet; come back later."),
        "not_found": ("没有找到", "Not found"),
        "not_found_text": (
            "没有这个页面；或者内容已经撤下，或者只对本单位人员公开。本单位人员请登录后再看。",
            "There is no such page, or it is for the bureau's own people: sign in first.",
        ),
        "stale_form": (
            "页面已过期，意见没有提交。请返回，刷新页面后重新填写。",
            "The page has expired and nothing was sent. Go back, reload it and write again.",
        ),
        "print": ("打印", "Print"),
        "print_how": (
            "请按 Ctrl+P，或在浏览器菜单中选「打印」。",
            "Press Ctrl+P, or choose Print in the menu of the browser.",
        ),
        "print_note": (
            "本页由系统生成；打印件与网上公示栏不一致的，以网上为准。",
            "Made by the register; where a print differs, what the board shows online holds.",
        ),
        "wrong": ("没有提交", "Not sent"),
        "text_missing": ("请写明意见内容。", "Say something."),
        "choose": ("请选择类别。", "Choose a kind."),
        "name_missing": ("本单位只接受署名意见，请填写姓名。", "Please give your name."),
    }
)


def say(key: str, **facts: object) -> str:
    """Say one thing in the reader's language."""
    chinese, english = WORDS[key]
    return (english if language() == "en" else chinese).format(**facts)


def pick(pair: tuple[str, str]) -> str:
    """Choose one of two words for the reader."""
    return pair[1] if language() == "en" else pair[0]


def hint(remark: str) -> str:
    """Say what follows from a remark of this kind."""
    return pick(REMARK_HINTS[remark]).format(days=ANSWER_WITHIN)
