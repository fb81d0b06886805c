"""What every answer tells the browser: trust nothing but us, keep nothing, guess nothing."""

from urllib.parse import urlsplit

from flask import Flask, Response, g, request

from tenants.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'; object-src 'none'"
)
FILE_POLICY = "default-src 'none'; sandbox"
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Elsewhere over plain HTTP browsers pass over it, and complain of it at every page.
OPENER = {"Cross-Origin-Opener-Policy": "same-origin"}
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"


def register_headers(app: Flask, settings: Settings) -> None:
    """Put the headers of security on every answer."""

    def protect(response: Response) -> Response:
        response.headers.update(FIXED)
        if settings.cookie_secure or urlsplit(request.host_url).hostname in THIS_MACHINE:
            response.headers.update(OPENER)
        is_file = "Content-Disposition" in response.headers
        usual = g.get("content_policy", POLICY)  # the console's own page asks for a wider one
        response.headers["Content-Security-Policy"] = FILE_POLICY if is_file else usual
        if settings.cookie_secure:
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        if "Cache-Control" not in response.headers:
            kept = "ETag" in response.headers and request.method in ("GET", "HEAD")
            response.headers["Cache-Control"] = "private, no-cache" if kept else "no-store"
        response.headers.pop("Server", None)
        return response

    app.after_request(protect)
