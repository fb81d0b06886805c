"""How a password link reaches its owner: a sealed letter in a folder only the operator can open.

Whoever starts the setting of a password never gets the link itself (ASVS 6.4.6). Without a mail or
OA connection, the letter waits under LIANFANG_HOME/letters until it is handed over in person.
"""

import os
from datetime import datetime
from pathlib import Path

from service.sign_in.use_cases.passwords import Letter
from tenants.clock import CHINA


def put_in_folder(letter: Letter, *, home: Path, public_url: str) -> Path:
    """Leave a letter for its owner, readable by the operator of this machine alone."""
    folder = home / "letters"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / letter.file_name
    place.unlink(missing_ok=True)
    opened = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "w", encoding="utf-8") as file:
        file.write(wording(letter, public_url))
    return place


def wording(letter: Letter, public_url: str) -> str:
    """Write the letter a person gets."""
    until = _local(letter.expires_at)
    return (
        f"{letter.name}同志：\n\n"
        f"请用下面的一次性链接为账号 {letter.login}（单位 {letter.bureau}）"
        f"设置密码，{until} 前有效。\n"
        f"Set the password of {letter.login} at {letter.bureau} with this one-time link.\n\n"
        f"{public_url.rstrip('/')}/password-links#{letter.token}\n\n"
        f'POST /api/v1/password-links/{letter.token} {{"password": "…"}}\n'
    )


def _local(moment: datetime) -> str:
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M")
