"""The part of the interface that all of this area's resources belong to."""

from service.http.blueprint import Blueprint

blp = Blueprint("notices", __name__, description="公示与公开 · Public notices and disclosure")
