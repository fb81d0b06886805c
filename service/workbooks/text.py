"""Chinese table text made comparable: spaces, widths, script and hard-wrapped lines."""

import re
import unicodedata
from functools import lru_cache

WHITE = re.compile(r"[\s\u3000\xa0\u200b\ufeff]+")
SPACE = r"[\s\u3000\xa0\u200b\ufeff]"
LOOSE = re.compile(rf"(?<![A-Za-z0-9\s\u2060]){SPACE}++|{SPACE}++(?![A-Za-z0-9\u2060])")
BRACKETED = re.compile(r"[(\[【〔<《][^()\[\]【】〔〕<>《》]*[)\]】〕>》]")
DRESSING = re.compile(r"[●*＊※★☆:：。.,，、;；\"'“”‘’_\-—/\\|()\[\]【】]")
JOINER = "\u2060"
TRADITIONAL = str.maketrans(
    "風險點職權責領導門處機關級別類現內範對備註編號單業務許強徵給檢認獎勵裁決項據實體層監時間"
    "負擔員長組織會審財準標題節態屬稱進條評發產經費議書過環學習記錄紀錄陽應縣區廳國廠醫療辦黨"
    "黃橙紅藍綠嚴輕較無預於為與專動開結問構後見誤術設資質務舉報練講談話質備規則劃養選擇電腦網絡"
    "從來這個們當將並兩萬說還沒頭頁總計共數額內監檔案訊係統維護採購銷債權稅徵繳納罰沒執證",
    "风险点职权责领导门处机关级别类现内范对备注编号单业务许强征给检认奖励裁决项据实体层监时间"
    "负担员长组织会审财准标题节态属称进条评发产经费议书过环学习记录纪录阳应县区厅国厂医疗办党"
    "黄橙红蓝绿严轻较无预于为与专动开结问构后见误术设资质务举报练讲谈话质备规则划养选择电脑网络"
    "从来这个们当将并两万说还没头页总计共数额内监档案讯系统维护采购销债权税征缴纳罚没执证",
)


def compact(text: str) -> str:
    """Undo hard-wrapped print: no white space but one between Latin words."""
    if text.isalnum():
        return text
    if not WHITE.search(text):
        return text.replace(JOINER, "") if JOINER in text else text
    tight = LOOSE.sub("", text)
    return tight.replace(JOINER, "") if JOINER in tight else WHITE.sub(" ", tight)


def tidy(text: str) -> str:
    """Keep a long text's lines, without the stray white space around them."""
    if "\n" not in text and "\r" not in text:
        return text.strip(" \t\u3000\xa0\ufeff\u200b").replace(JOINER, "")
    lines = (line.strip(" \t\u3000\xa0\ufeff\u200b\r") for line in text.split("\n"))
    return "\n".join(line for line in lines if line).replace(JOINER, "")


@lru_cache(maxsize=8192)
def word(text: str) -> str:
    """Bring a short label to one form: half width, simplified script, no spaces or marks."""
    bare = DRESSING.sub("", BRACKETED.sub("", _simplified(text)))
    return bare or unbracketed(text)


def unbracketed(text: str) -> str:
    """Bring a label to one form with what its brackets say."""
    return DRESSING.sub("", _simplified(text))


def _simplified(text: str) -> str:
    return unicodedata.normalize("NFKC", WHITE.sub("", text)).translate(TRADITIONAL)


def wrapped(text: str) -> str:
    """Make one paragraph of an item that runs over several lines."""
    if "\n" not in text:
        return text.strip()
    joined, kept = "", False
    for raw in text.split("\n"):
        line = raw.strip()
        if not line:
            continue
        apart = joined[-1:].isascii() and line[:1].isascii() and joined[-1:].isalnum()
        seam = "\n" if kept else " " if apart else ""
        joined += (seam if joined else "") + line
        kept = line.endswith(JOINER)
    return joined.strip()


def exact(text: str) -> str:
    """Write a short text so that reading it back leaves its spaces alone."""
    stripped = text.strip()
    if compact(stripped) == stripped:
        return stripped
    return WHITE.sub(lambda found: f"{JOINER}{found.group(0)}{JOINER}", stripped)


def names(text: str) -> list[str]:
    """Split a cell that lists several sections or people."""
    parts = (compact(part) for part in _outside_brackets(text))
    return list(dict.fromkeys(part for part in parts if part))


def _outside_brackets(text: str) -> list[str]:
    flat = WHITE.sub("", text)
    pieces, depth, start = [], 0, 0
    for at, letter in enumerate(flat):
        if letter in "(（":
            depth += 1
        elif letter in ")）":
            depth = max(0, depth - 1)
        elif depth == 0 and letter in "、，,；;/":
            pieces.append(flat[start:at])
            start = at + 1
    return [*pieces, flat[start:]]
