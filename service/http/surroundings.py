"""What the application was started with."""

from typing import cast

from flask import current_app

from tenants.settings import Settings

KEPT_UNDER = "lianfang"


def current_settings() -> Settings:
    """Give the settings of this process."""
    return cast(Settings, current_app.extensions[KEPT_UNDER])
