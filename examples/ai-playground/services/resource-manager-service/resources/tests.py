import hashlib
import tempfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from playground.testing import ApiTestCase

CONTENT = b"to be kept"


class Resources(ApiTestCase):
    def test_worker_measures_what_was_uploaded(self):
        with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
            status, resource = self.send_file("/api/resources/", SimpleUploadedFile("notes.txt", CONTENT))
            self.assertEqual((status, resource["state"]), (201, "pending"))

            details = self.call("GET", f"/api/resources/{resource['id']}")[1]
            self.assertEqual(details["state"], "done")
            self.assertEqual((details["bytes"], details["sha256"]), (10, hashlib.sha256(CONTENT).hexdigest()))

            answer = self.client.get(f"/api/resources/{resource['id']}/file", headers=self.headers())
            self.assertEqual(b"".join(answer.streaming_content), CONTENT)
            self.assertEqual(self.call("DELETE", f"/api/resources/{resource['id']}")[0], 204)

    def test_refuses_an_empty_upload(self):
        answer = self.send_file("/api/resources/", SimpleUploadedFile("notes.txt", b""))
        self.assertEqual(answer, (400, {"error": "file: must be an upload that is not empty"}))
