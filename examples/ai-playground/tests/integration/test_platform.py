"""What holds for all services alike, seen from outside."""

import os

import pytest

from playground_client import request

SERVICES = {
    "auth": "auth-service",
    "users": "user-service",
    "chat": "chatbot-service",
    "images": "image-generator-service",
    "resources": "resource-manager-service",
    "classifications": "image-classifier-service",
    "analyses": "data-analysis-service",
    "documents": "rag-service",
    "courses": "learning-service",
}


@pytest.mark.parametrize(("prefix", "service"), SERVICES.items())
def test_service_is_ready_and_says_what_it_runs(prefix, service):
    ready = request("GET", f"/api/{prefix}/readyz")
    assert ready.status == 200, ready.content
    version = request("GET", f"/api/{prefix}/version").json
    assert version["service"] == service
    assert version["environment"] == os.environ.get("ENVIRONMENT", version["environment"])


def test_pages_are_served():
    page = request("GET", "/")
    assert page.status == 200
    assert b'<div id="root">' in page.content


def test_a_request_keeps_its_id():
    assert request("GET", "/api/auth/version").headers["X-Request-ID"]


def test_metrics_are_not_public():
    assert b"http_requests_total" not in request("GET", "/api/auth/metrics").content
    assert b"http_requests_total" not in request("GET", "/metrics").content


@pytest.mark.parametrize("path", ["/api/users/me", "/api/chat/", "/api/documents/"])
def test_strangers_are_sent_away(path):
    assert request("GET", path).status == 401
