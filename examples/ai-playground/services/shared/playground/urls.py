"""Every service answers at its own prefix, and to the platform at the root."""

from django.urls import include, path

import service
from playground import metrics, probes

urlpatterns = [
    path("healthz", probes.healthz),
    path("readyz", probes.readyz),
    path("version", probes.version),
    path("metrics", metrics.exposition),
    path(service.PREFIX, include(f"{service.APP}.urls")),
]
