"""Prometheus metrics. One process a container serves requests, so the default registry is the whole truth."""

from django.http import HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, Histogram, generate_latest

from playground import environment

requests_total = Counter("http_requests_total", "Requests answered.", ["service", "method", "route", "status"])
request_seconds = Histogram("http_request_duration_seconds", "Time to answer.", ["service", "method", "route"])
jobs_total = Counter("jobs_total", "Background jobs that ended.", ["service", "task", "outcome"])
release_info = Gauge("release_info", "Which code is running.", list(environment.identity()))

release_info.labels(**environment.identity()).set(1)


def exposition(_request):
    """GET /metrics, for Prometheus; the gateway does not pass it on."""
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
