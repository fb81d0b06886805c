"""A bureau whose people take its registers out, over the interface: the same who bring them in."""

from tests.imports.conftest import administrator, bureau, clerk, head, leader

__all__ = ["administrator", "bureau", "clerk", "head", "leader"]
