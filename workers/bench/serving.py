"""Serve either the product or the bare handler, under the same gunicorn and the same options."""

import os
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

from service.organisation.queries import load_actor
from tenants.database import connect, unit_of_work
from tenants.settings import Settings, load_settings
from workers.bench.bare import bare_flask, page_of
from workers.cli.serve import Web, options


class Bare(Web):
    """gunicorn around the bare handler."""

    def __init__(self, settings: Settings, tenant_id: int, person_id: UUID) -> None:
        self.settings, self.tenant_id, self.person_id = settings, tenant_id, person_id
        super().__init__(options(settings))

    def load(self) -> Callable[..., Any]:
        engine = connect(self.settings)
        with unit_of_work(self.tenant_id) as session:
            actor = load_actor(session, self.person_id, None)
        engine.dispose()
        page = page_of(actor)
        return bare_flask(self.settings.database_url, page, self.settings.web_threads)


def main(words: list[str]) -> None:
    """Serve what is asked for until told to stop."""
    settings = load_settings(os.environ)
    if words[0] == "service":
        Web(options(settings)).run()
    else:
        Bare(settings, int(words[1]), UUID(words[2])).run()


if __name__ == "__main__":
    main(sys.argv[1:])
