"""Background jobs: a service puts a record's number on its queue, its worker computes and saves the result."""

import functools

from celery import Celery, shared_task, signals
from django.db import OperationalError
from kombu.exceptions import OperationalError as QueueUnreachable

from playground import environment, logs
from playground.api import Problem

queue = Celery(environment.SERVICE)
queue.conf.update(
    broker_url=environment.queue(),
    broker_connection_timeout=3,
    broker_connection_retry_on_startup=True,
    task_default_queue=environment.SERVICE,
    task_ignore_result=True,
    task_publish_retry_policy={"max_retries": 2, "interval_start": 0.1, "interval_step": 0.2},
    # A task is done when its result is saved, not when it was fetched: a worker that is killed loses nothing.
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    # Remote control and events need queues that RabbitMQ 4 wants to be rid of, and nobody here asks for them.
    worker_enable_remote_control=False,
    worker_send_task_events=False,
)
queue.set_default()


@signals.before_task_publish.connect
def pass_request_id(headers, **_):
    headers["request_id"] = logs.request_id.get()


def job(model):
    """Makes `compute(record)` a task. A ValueError in it fails the record; a lost database is tried again."""

    def decorate(compute):
        @shared_task(
            name=f"{environment.SERVICE}.{compute.__name__}",
            autoretry_for=(OperationalError,),
            retry_backoff=True,
            max_retries=8,
        )
        @functools.wraps(compute)
        def run(pk):
            record = model.objects.filter(pk=pk).first()
            if record is None:
                return "deleted in the meantime"
            try:
                compute(record)
                record.state = "done"
            except ValueError as error:
                record.state, record.problem = "failed", str(error)[:200]
            # Only what is still there: saving would bring a record back that was deleted during the work.
            model.objects.filter(pk=pk).update(**values_of(record))
            return record.state

        return run

    return decorate


def values_of(record):
    return {
        field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields if not field.primary_key
    }


def submit(task, record):
    """Hands the record to the worker; without a queue there is no record either, and the caller is told."""
    try:
        task.delay(record.pk)
    except QueueUnreachable:
        record.delete()
        raise Problem(503, "the queue cannot be reached, try again") from None
    return record
