"""The part of the interface through which registers move."""

from service.http.blueprint import Blueprint

blp = Blueprint("procedures", __name__, description="审核流程与会议 · Review chains and meetings")
