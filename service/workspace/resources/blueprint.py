"""The one blueprint of this area."""

from service.http.blueprint import Blueprint

blp = Blueprint("workspace", __name__, description="个人工作台 · The own desk")
