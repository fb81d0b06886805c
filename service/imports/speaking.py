"""What is kept as codes and facts, said in the language of who reads it."""

from collections.abc import Mapping
from typing import Any

from marshmallow import fields, utils

from service.http.messages import language, problem_text
from service.workbooks.remarks import head, remark


class Said(fields.String):
    """The message or the suggestion about a cell; it follows from the code and the facts."""

    _CHECK_ATTRIBUTE = False

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        facts = {"value": utils.get_value(obj, "value"), **utils.get_value(obj, "facts")}
        said = remark(str(utils.get_value(obj, "code")), facts, language())
        return str(getattr(said, str(attr)))


class Head(fields.String):
    """The head of a column of a register; `table` and another field of it say which."""

    def __init__(self, named_by: str, **more: Any) -> None:
        super().__init__(**more)
        self.named_by = named_by

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        return head(obj["table"], obj[self.named_by], str(value), language())


class Refusal(fields.String):
    """Why a workbook was not taken; nothing if it was."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **_: Any) -> str:  # noqa: ARG002
        facts: Mapping[str, Any] = value or {}
        if not facts:
            return ""
        if "detail" in facts:
            return problem_text(facts["code"], facts["detail"], facts)[1]
        return remark(facts["code"], facts, language()).message
