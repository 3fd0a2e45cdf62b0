"""Logs: one JSON object a line, or plain text on a developer's terminal. Both carry the request's id."""

import contextvars
import json
import logging
import os
from datetime import UTC, datetime

from playground import environment

request_id = contextvars.ContextVar("request_id", default="-")

# What logging itself puts on a record; everything else was given by the caller as `extra`.
OWN_FIELDS = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Json(logging.Formatter):
    def format(self, record):
        entry = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "service": environment.SERVICE,
            "environment": environment.ENVIRONMENT,
            "request_id": request_id.get(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: value for name, value in vars(record).items() if name not in OWN_FIELDS}
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)


class Plain(logging.Formatter):
    def format(self, record):
        return f"{super().format(record)} [{request_id.get()}]"


def configuration():
    """A `logging.config` dictionary: everything to the container's output, in LOG_FORMAT (`json` or `plain`)."""
    form = "plain" if os.environ.get("LOG_FORMAT") == "plain" else "json"
    level = os.environ.get("LOG_LEVEL", "INFO")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": Json},
            "plain": {"()": Plain, "format": "%(asctime)s %(levelname)-7s %(name)s: %(message)s"},
        },
        "handlers": {"output": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": form}},
        "root": {"handlers": ["output"], "level": level},
        # Django, gunicorn and Celery would print a second copy of their own, or say what we say ourselves.
        "loggers": {
            "celery.app.trace": {"level": "WARNING"},
            "django": {"handlers": [], "propagate": True},
            "django.request": {"level": "ERROR"},
            "gunicorn.error": {"handlers": [], "propagate": True},
        },
    }
