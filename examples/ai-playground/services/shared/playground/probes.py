"""The three questions that a platform asks: are you alive, are you ready, who are you."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse

import service
from playground import environment

_schema_is_current = False


def healthz(_request):
    """Alive: the process answers. Says nothing about what it depends on, so that nobody restarts it in vain."""
    return JsonResponse({"status": "alive"})


def readyz(_request):
    """Ready: the database answers, its schema is migrated, and the queue answers where there is one."""
    checks = {"database": check_database, "schema": check_schema}
    if service.JOBS:
        checks["queue"] = check_queue
    problems = {name: problem for name, check in checks.items() if (problem := problem_of(check))}
    status = {name: problems.get(name, "ok") for name in checks}
    return JsonResponse(status, status=503 if problems else 200)


def version(_request):
    return JsonResponse(environment.identity())


def problem_of(check):
    try:
        return check()
    except Exception as error:  # noqa: BLE001 - whatever went wrong, the answer is "not ready" and why
        return f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"


def check_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def check_schema():
    # Asked until it is current and then never again: an older release may run on a newer schema.
    global _schema_is_current
    if not _schema_is_current:
        executor = MigrationExecutor(connection)
        missing = [name for (_, name), _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
        if missing:
            return f"not migrated: {', '.join(map(str, missing))}"
        _schema_is_current = True
    return None


def check_queue():
    from playground.jobs import queue

    with queue.connection_for_write(connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
