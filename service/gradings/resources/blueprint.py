"""The part of the interface that holds grading."""

from service.http.blueprint import Blueprint

blp = Blueprint("gradings", __name__, description="风险定级 · Grading")
