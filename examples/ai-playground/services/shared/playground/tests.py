"""Tests of what the services share; they run in every service's image."""

import json
import logging
from unittest import mock

from django.test import SimpleTestCase, TestCase

from playground import environment, logs, probes, tokens


class Platform(TestCase):
    def test_is_alive(self):
        self.assertEqual(self.client.get("/healthz").json(), {"status": "alive"})

    def test_is_ready_on_a_migrated_database(self):
        with mock.patch.object(probes.service, "JOBS", False):
            answer = self.client.get("/readyz")
        self.assertEqual((answer.status_code, answer.json()), (200, {"database": "ok", "schema": "ok"}))

    def test_is_not_ready_while_something_it_needs_is_away(self):
        with mock.patch.object(probes, "check_database", side_effect=OSError("connection refused\nat 5432")):
            answer = self.client.get("/readyz")
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.json()["database"], "OSError: connection refused")

    def test_says_which_code_it_runs(self):
        self.assertEqual(
            set(self.client.get("/version").json()), {"service", "environment", "release", "commit", "build"}
        )

    def test_counts_requests_by_route(self):
        self.client.get("/healthz")
        self.assertIn('http_requests_total{method="GET",route="/healthz"', self.client.get("/metrics").content.decode())

    def test_hands_the_request_id_back_unless_it_is_unsafe(self):
        kept = self.client.get("/healthz", headers={"X-Request-ID": "abc-1"})["X-Request-ID"]
        replaced = self.client.get("/healthz", headers={"X-Request-ID": "abc 1\n"})["X-Request-ID"]
        self.assertEqual(kept, "abc-1")
        self.assertRegex(replaced, "^[0-9a-f]{32}$")


class Tokens(SimpleTestCase):
    def test_names_its_bearer(self):
        self.assertEqual(tokens.name_in(tokens.issue("ada")), "ada")

    def test_forged_names_nobody(self):
        self.assertIsNone(tokens.name_in(tokens.issue("ada") + "x"))


class Logs(SimpleTestCase):
    def test_one_json_object_a_line(self):
        record = logging.makeLogRecord({"name": "x", "levelname": "INFO", "msg": "two\nlines", "status": 200})
        entry = json.loads(logs.Json().format(record))
        self.assertEqual((entry["message"], entry["status"]), ("two\nlines", 200))


class Addresses(SimpleTestCase):
    def test_broker_password_is_quoted(self):
        variables = {"QUEUE_URL": "amqp://playground@rabbitmq:5672//", "QUEUE_SECRET": "rabbitmq_password"}
        with (
            mock.patch.object(environment, "ENVIRONMENT", "dev"),
            mock.patch.object(environment, "secret", return_value="p/w@"),
            mock.patch.dict("os.environ", variables),
        ):
            self.assertEqual(environment.queue(), "amqp://playground:p%2Fw%40@rabbitmq:5672//")
