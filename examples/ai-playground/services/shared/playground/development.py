"""How a service is served while it is developed: made ready first, and loaded anew with every change of its sources."""

import importlib
import multiprocessing
import os

from playground.gunicorn import *  # noqa: F403

# What nobody edits here is loaded once, before anything is forked: a reload then loads the service's own code alone.
FOREIGN = [
    "django.core.management.commands.migrate",
    "django.core.wsgi",
    "django.db.backends.postgresql.base",
    "prometheus_client",
]


def prepare():
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.settings")
    execute_from_command_line(["manage.py", "prepare"])


def on_starting(_server):
    for name in FOREIGN:
        importlib.import_module(name)
    # In a process of its own: what it loads of the service would be old after the first change.
    preparing = multiprocessing.get_context("fork").Process(target=prepare)
    preparing.start()
    preparing.join()
    if preparing.exitcode:
        raise SystemExit(preparing.exitcode)
