"""A person who uses the app through its gateway, and who leaves nothing behind."""

import json
import os
import secrets
import time
import urllib.error
import urllib.request
import uuid

BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8080")
PATIENCE = 60

# While the app is closed for maintenance, the gateway lets those through who carry the pass.
PASS = {"X-Aip-Deploy-Pass": os.environ["AIP_DEPLOY_PASS"]} if "AIP_DEPLOY_PASS" in os.environ else {}


class Answer:
    def __init__(self, status, headers, content):
        self.status, self.headers, self.content = status, headers, content

    @property
    def json(self):
        return json.loads(self.content)


def request(method, path, content=None, headers=None):
    """Any answer, also the ones that say no; an exception when there is none within half a minute."""
    asked = urllib.request.Request(BASE_URL + path, content, PASS | (headers or {}), method=method)
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as refused:
        with refused:
            return Answer(refused.code, refused.headers, refused.read())


class Person:
    """Registers under a random name; `leave` deletes what was made, and the account last."""

    def __init__(self):
        self.name, self.password = f"it-{secrets.token_hex(8)}", secrets.token_urlsafe(24)
        self.made = []
        self.token = self.call("POST", "/api/auth/register", self.credentials, expect=201)["token"]
        self.made.append("/api/auth/me")

    @property
    def credentials(self):
        return {"name": self.name, "password": self.password}

    def call(self, method, path, body=None, expect=200):
        """The answer's JSON, after its status was the expected one."""
        headers = self.headers() | ({"Content-Type": "application/json"} if body is not None else {})
        return self.checked(
            request(method, path, None if body is None else json.dumps(body).encode(), headers), path, expect
        )

    def create(self, path, body):
        """The path of a new record, which goes when the person leaves."""
        return self.remember(path, self.call("POST", path, body, expect=201))

    def upload(self, path, name, content):
        boundary = uuid.uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        form = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
        headers = self.headers() | {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self.remember(path, self.checked(request("POST", path, form, headers), path, 201))

    def download(self, path):
        answer = request("GET", path, headers=self.headers())
        assert answer.status == 200, f"{path}: {answer.status} {answer.content[:200]}"
        return answer.content

    def when_finished(self, path):
        """The record when its worker has ended the job, for which it has a minute."""
        until = time.monotonic() + PATIENCE
        while (record := self.call("GET", path))["state"] == "pending":
            assert time.monotonic() < until, f"{path}: no worker has finished it within {PATIENCE} s"
            time.sleep(0.2)
        return record

    def leave(self):
        answers = [(path, request("DELETE", path, headers=self.headers()).status) for path in reversed(self.made)]
        left = [f"{path}: {status}" for path, status in answers if status not in (204, 404)]
        assert not left, f"could not be cleaned up: {', '.join(left)}"

    def remember(self, path, record):
        self.made.append(f"{path}{record['id']}")
        return self.made[-1]

    def headers(self):
        token = getattr(self, "token", None)
        return {"Authorization": f"Bearer {token}"} if token else {}

    def checked(self, answer, path, expect):
        assert answer.status == expect, f"{path}: expected {expect}, got {answer.status}: {answer.content[:300]}"
        return answer.json if answer.content else None
