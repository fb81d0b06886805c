"""An export somebody ordered, for the matrices."""

from service.exports.use_cases import order_export
from tests import make
from tests.risks.scenes import Scene


def furnish_exports(bureau: make.Bureau) -> None:
    """Let the register office order its powers twice."""
    scene = Scene(bureau)
    for form in ("xlsx", "csv"):
        scene.act(
            "register_office",
            order_export,
            kind="powers",
            query={},
            columns=[],
            format=form,
            appointment_id=None,
        )
