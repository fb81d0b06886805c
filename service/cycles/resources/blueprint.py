"""The blueprint of cycles."""

from service.http.blueprint import Blueprint

blp = Blueprint("cycles", __name__, description="年度与方案 · Cycles and plans")
