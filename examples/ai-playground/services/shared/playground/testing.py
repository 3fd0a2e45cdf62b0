"""The base of the services' unit tests."""

import json

from django.test import TestCase

from playground import tokens
from playground.jobs import queue


class ApiTestCase(TestCase):
    """Speaks to the service as one person; its jobs run at once, in the same process."""

    person = "ada"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        queue.conf.task_always_eager = True

    def call(self, method, path, body=None, person=None):
        """The answer's status and its JSON (None when it has no body)."""
        answer = self.client.generic(
            method,
            path,
            data=json.dumps(body) if body is not None else "",
            content_type="application/json",
            headers=self.headers(person),
        )
        return answer.status_code, answer.json() if answer.content else None

    def send_file(self, path, file):
        answer = self.client.post(path, {"file": file}, headers=self.headers())
        return answer.status_code, answer.json()

    def headers(self, person=None):
        return {"Authorization": f"Bearer {tokens.issue(person or self.person)}"}
