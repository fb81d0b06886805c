"""A browser as the edge sees it: it asks for pages, keeps cookies and sends forms."""

import html
import re
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PAGES = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@dataclass(slots=True)
class Browser:
    """Somebody who looks at pages."""

    http: FlaskClient
    source: str
    speaks: str = "zh-CN"

    def get(self, path: str, **headers: str) -> TestResponse:
        return self._open("GET", path, headers)

    def post(self, path: str, form: dict[str, str], **headers: str) -> TestResponse:
        return self._open("POST", path, headers, data=form)

    def hidden(self, path: str) -> dict[str, str]:
        """Open a form and read what it carries unseen."""
        text = self.get(path).get_data(as_text=True)
        return {name: html.unescape(value) for name, value in FIELD.findall(text)}

    def sign_in(
        self, bureau: str, login: str, password: str, *, at: str = "/login", **headers: str
    ) -> TestResponse:
        """Fill the sign-in form as it was shown."""
        form = self.hidden(at) | {"bureau": bureau, "login": login, "password": password}
        return self.post("/login", form, **headers)

    def _open(self, method: str, path: str, headers: Any, **options: Any) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.http.open(
            path,
            method=method,
            headers={"Accept": PAGES, "Accept-Language": self.speaks, **named},
            environ_overrides={"REMOTE_ADDR": self.source},
            **options,
        )
