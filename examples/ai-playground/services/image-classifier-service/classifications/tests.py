import io
import tempfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, override_settings
from PIL import Image

from classifications.colours import classify
from playground.testing import ApiTestCase


def picture_of(colour):
    png = io.BytesIO()
    Image.new("RGB", (40, 20), colour).save(png, "PNG")
    return png.getvalue()


class Colours(SimpleTestCase):
    def test_names_plain_pictures(self):
        rows = {"#d01010": "red", "#1030c0": "blue", "#209030": "green", "#000000": "black", "#fafafa": "white"}
        for colour, name in rows.items():
            with self.subTest(colour):
                self.assertEqual(classify(io.BytesIO(picture_of(colour))), (name, {name: 1.0}))


class Classifications(ApiTestCase):
    def classify(self, content):
        with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
            created = self.send_file("/api/classifications/", SimpleUploadedFile("p.png", content))[1]
            return self.call("GET", f"/api/classifications/{created['id']}")[1]

    def test_worker_names_the_colour(self):
        details = self.classify(picture_of("#1030c0"))
        self.assertEqual((details["state"], details["label"]), ("done", "blue"))

    def test_what_is_no_picture_fails_with_a_reason(self):
        details = self.classify(b"just words")
        self.assertEqual((details["state"], details["problem"]), ("failed", "the file is not a picture"))
