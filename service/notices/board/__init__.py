"""The board (公示栏): pages for readers, without scripts, for screens in halls and for paper."""

from service.notices.board.pages import blp

__all__ = ["blp"]
