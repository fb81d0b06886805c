"""Preferences over HTTP."""

from typing import Any

from service.http.views import TenantView, current_actor, current_session
from service.workspace.preference_schemas import PreferencesSchema
from service.workspace.resources.blueprint import blp
from service.workspace.use_cases.preferences import prefer, preferences_of


@blp.route("/me/preferences")
class OwnPreferences(TenantView):
    @blp.response(200, PreferencesSchema)
    def get(self) -> Any:
        """Show how the reader likes his console."""
        return preferences_of(current_session(), current_actor())

    @blp.arguments(PreferencesSchema)
    @blp.response(200, PreferencesSchema)
    def put(self, wished: dict[str, Any]) -> Any:
        """Change what is named and leave the rest; the last word counts."""
        return prefer(current_session(), current_actor(), wished)
