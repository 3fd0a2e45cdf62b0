"""The worker: `celery -A playground.worker worker`. Same image as its service, another command."""

import os
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")
django.setup()

import logging.config  # noqa: E402

from celery import bootsteps, signals  # noqa: E402
from prometheus_client import start_http_server  # noqa: E402

import service  # noqa: E402
from playground import environment, logs, metrics  # noqa: E402
from playground.jobs import queue as app  # noqa: E402

app.autodiscover_tasks([service.APP])

PULSE = Path("/tmp/worker.alive")
log = logging.getLogger("playground.worker")


class Pulse(bootsteps.StartStopStep):
    """Touches a file for the health check. The timer only runs while the queue is connected."""

    requires = {"celery.worker.components:Timer"}

    def start(self, worker):
        self.timer = worker.timer.call_repeatedly(5, PULSE.touch)

    def stop(self, worker):
        PULSE.unlink(missing_ok=True)


app.steps["worker"].add(Pulse)


@signals.setup_logging.connect
def use_our_logs(**_):
    logging.config.dictConfig(logs.configuration())


@signals.worker_ready.connect
def announce(**_):
    PULSE.touch()
    start_http_server(int(os.environ.get("METRICS_PORT", "9100")))


@signals.task_prerun.connect
def begin(task, **_):
    logs.request_id.set(task.request.get("request_id") or "-")
    task.request.started = time.perf_counter()


@signals.task_postrun.connect
def finish(task, state, retval, args, **_):
    outcome = retval if state == "SUCCESS" else state.lower()
    metrics.jobs_total.labels(service=environment.SERVICE, task=task.name, outcome=outcome).inc()
    log.info("%s %s: %s", task.name, args[0] if args else "", outcome)
    logs.request_id.set("-")
