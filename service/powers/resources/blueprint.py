"""Where the resources of powers are gathered."""

from service.http.blueprint import Blueprint

blp = Blueprint("powers", __name__, description="职权目录 · Powers")
