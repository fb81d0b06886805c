"""The blueprint of the search for risks."""

from service.http.blueprint import Blueprint

blp = Blueprint("searches", __name__, description="风险排查 · Search for risks")
