"""What happens around every request: an id, a log line, two metrics."""

import logging
import re
import time
import uuid

from playground import environment, logs, metrics

log = logging.getLogger("playground.request")
QUIET = {"healthz", "readyz", "metrics"}


def request_id_of(request):
    """The gateway's id for the request, or a new one; never text that could forge a log line."""
    given = request.headers.get("X-Request-ID", "")
    return given if re.fullmatch(r"[\w.-]{1,64}", given) else uuid.uuid4().hex


def observe(respond):
    def middleware(request):
        token = logs.request_id.set(request_id_of(request))
        started = time.perf_counter()
        try:
            response = respond(request)
            record(request, response, time.perf_counter() - started)
            response["X-Request-ID"] = logs.request_id.get()
            return response
        finally:
            logs.request_id.reset(token)

    return middleware


def record(request, response, seconds):
    # The route's pattern, not the path: a label for every id would grow without end.
    route = f"/{request.resolver_match.route}" if request.resolver_match else "unknown"
    labels = {"service": environment.SERVICE, "method": request.method, "route": route}
    metrics.requests_total.labels(status=response.status_code, **labels).inc()
    metrics.request_seconds.labels(**labels).observe(seconds)
    if request.path.strip("/") not in QUIET:
        log.info(
            "%s %s %s",
            request.method,
            request.path,
            response.status_code,
            extra={"status": response.status_code, "milliseconds": round(seconds * 1000, 1)},
        )
