"""What the pages of the edge say, in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from service.http.messages import language

ADVICE: Final[Mapping[int, str]] = MappingProxyType(
    {
        403: "advice_403",
        404: "advice_404",
        405: "advice_405",
        413: "advice_413",
        429: "advice_429",
        500: "advice_500",
        503: "advice_503",
    }
)
WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "product": ("廉政风险防控平台", "Integrity risk register"),
        "sign_in": ("登录", "Sign in"),
        "bureau": ("单位", "Bureau"),
        "choose_bureau": ("请选择单位", "Choose your bureau"),
        "platform": ("平台运维", "Operators of the platform"),
        "login": ("账号", "Account"),
        "password": ("密码", "Password"),
        "forgotten": (
            "忘记密码或账号停用：请联系本单位管理员，由其发给一次性设置链接。",
            "The administrator of your bureau starts a new password, or opens the account again.",
        ),
        "forgot": ("忘记密码", "Forgotten your password?"),
        "choose_first": (
            "请先选择单位，再查看应联系哪位管理员。",
            "Choose your bureau first to see whom to ask.",
        ),
        "keeper": ("管理员：{keeper}。", "Administrator: {keeper}."),
        "have_letter": ("已收到密码设置函", "I have a letter to set my password"),
        "board": (
            "不登录也可以查看各单位的公示栏。",
            "Notice boards can be read without signing in.",
        ),
        "board_of": ("{bureau}公示栏", "Board of {bureau}"),
        "boards": ("各单位公示栏", "Boards of the bureaus"),
        "wrong": (
            "单位、账号或密码不正确，请核对后再试。连续5次不正确将锁定30分钟。",
            "Bureau, account or password is wrong. Five failures lock it for 30 minutes.",
        ),
        "locked": (
            "连续5次不正确，此账号在本机已锁定，请{minutes}分钟后再试。",
            "Locked after five failures: try again in {minutes} minutes.",
        ),
        "ask": (
            "急需使用请联系单位管理员：{keeper}。",
            " Urgent? Ask the administrator: {keeper}.",
        ),
        "ask_somebody": ("急需使用请联系单位管理员。", " Urgent? Ask your administrator."),
        "fill_in": (
            "请选择单位并填写账号和密码。",
            "Choose your bureau; give account and password.",
        ),
        "stale_form": (
            "页面已过期，或浏览器禁用了Cookie，没有提交。请重新填写后再试。",
            "The page has expired or cookies are off; nothing was sent. Please try again.",
        ),
        "signed_out": ("您已退出登录。", "You have signed out."),
        "password_set": ("密码已设置，请用新密码登录。", "Your password is set: sign in with it."),
        "session_ended": (
            "登录已失效，请重新登录；登录后回到原来的页面。",
            "Your session has ended. Sign in to return to where you were.",
        ),
        "old_browser": (
            "浏览器版本过低（需Chrome 86或360极速模式）",
            "This browser is too old (Chrome 86 or later is needed)",
        ),
        "old_browser_help": (
            "请点击地址栏右侧的兼容模式图标，切换为「极速模式」；公示栏和打印页面不受影响。",
            "Switch the browser out of its compatibility mode; boards and print pages still work.",
        ),
        "secrecy": ("内部资料 注意保密", "Internal material"),
        "other_language": ("English", "中文"),
        "skip": ("跳到主要内容", "Skip to the content"),
        "not_sent": ("没有登录", "Not signed in"),
        "not_kept": ("没有保存", "Not saved"),
        "new_password": ("设置新密码", "Choose a new password"),
        "why_new": (
            "{name}，您的密码已到更换期限，设置新密码后继续。",
            "{name}, your password is due to be changed before you go on.",
        ),
        "whose": ("为{name}的账号设置新密码。", "For the account of {name}."),
        "present_password": ("当前密码", "Present password"),
        "the_new": ("新密码", "New password"),
        "again": ("再输一次新密码", "New password once more"),
        "rule": (
            "至少12个字符，含大小写字母、数字、符号中的三类；不含姓名、账号、单位，不与前5次相同。",
            "12 characters or more of three kinds; no name, account or bureau; none of the last 5.",
        ),
        "save": ("保存新密码", "Save"),
        "unequal": ("两次输入的新密码不一致。", "The two new passwords differ."),
        "choose_password": ("请填写新密码。", "Give a new password."),
        "leave": ("退出登录", "Sign out"),
        "letter": ("凭密码设置函设置密码", "Set your password by letter"),
        "letter_word": ("函中的链接或口令", "The link or word in the letter"),
        "letter_hint": (
            "把函中的链接整条粘贴到这里；24小时内有效，只能用一次。",
            "Paste the whole link of the letter; it holds for 24 hours and once.",
        ),
        "back_to_login": ("返回登录", "Back to signing in"),
        "reference": ("参考号", "Reference"),
        "reference_hint": (
            "联系管理员时请提供此编号。",
            "Give this number when you ask for help.",
        ),
        "to_do": ("您可以", "What you can do"),
        "who_can": ("谁能办理", "Who can"),
        "home": ("返回首页", "Back to the first page"),
        "no_such_page": ("没有这个页面。", "There is no such page."),
        "advice_403": (
            "请联系有权办理的人员，或请单位管理员核对您的权限。",
            "Ask somebody who may do this, or let the administrator look at your rights.",
        ),
        "advice_404": (
            "请核对地址。内容可能已被删除、移走，或者不属于您的单位。",
            "Check the address: it may have been deleted, moved, or be none of your bureau's.",
        ),
        "advice_405": ("请返回，从页面上的按钮重新操作。", "Go back and use the page's buttons."),
        "advice_413": (
            "请减小文件或拆分后再上传。",
            "Make the file smaller, or send it in parts.",
        ),
        "advice_429": ("请稍等片刻再试。", "Wait a moment and try again."),
        "advice_500": (
            "您填写的内容可能没有保存，请返回后再试；仍不行请把参考号告诉管理员。",
            "What you wrote may not be saved. Try again; if it fails, tell the administrator.",
        ),
        "advice_503": (
            "系统正在维护或暂时繁忙，请几分钟后再试。",
            "The service is being looked after or busy: try again in a few minutes.",
        ),
        "advice_other": ("请返回后再试。", "Go back and try again."),
        "appraisal": ("风险点评议", "Appraisal of risks"),
        "appraisal_error": ("错误：", "Error: "),
        "appraisal_of": ("{bureau}风险点评议", "Appraisal of risks: {bureau}"),
        "appraisal_text": (
            "{name}：请逐项评议下列廉政风险点，{until}前有效。",
            "{name}: please appraise these risks; the link holds until {until}.",
        ),
        "appraisal_private": (
            "这里只列风险内容，不涉及岗位和人员；您的姓名不对被评议岗位公开。",
            "Posts and people are not named; your name is not told to those appraised.",
        ),
        "appraisal_scale": (
            "每项打{lowest}到{highest}分，分数越高表示风险越大。",
            "Score each from {lowest} to {highest}; the higher, the greater the risk.",
        ),
        "appraisal_why": ("理由", "Why"),
        "appraisal_optional": ("（可不填）", "(optional)"),
        "appraisal_comment": ("意见和建议（可不填）", "Comments (optional)"),
        "appraisal_once": (
            "提交后不能修改，链接同时失效。",
            "It cannot be changed once sent; the link ends with it.",
        ),
        "appraisal_send": ("提交评议", "Send"),
        "appraisal_not_sent": ("没有提交", "Not sent"),
        "appraisal_missing": (
            "有{count}个风险点没有填完，请补齐后再提交。",
            "{count} risks are not filled in completely.",
        ),
        "appraisal_incomplete": ("第{number}项：{title}", "No. {number}: {title}"),
        "appraisal_thanks": ("评议已提交", "Your appraisal was sent"),
        "appraisal_thanks_text": (
            "谢谢您的评议。本链接已失效，可以关闭页面。",
            "Thank you. The link has ended; you may close this page.",
        ),
        "appraisal_ask": (
            "如需重新评议，请联系邀请您的单位另发链接。",
            "Ask the bureau that invited you for another link.",
        ),
        "not_built": ("控制台尚未构建", "The console is not built"),
    }
)


def say(key: str, **facts: object) -> str:
    """Say one thing in the reader's language."""
    chinese, english = WORDS[key]
    return (english if language() == "en" else chinese).format(**facts)
