import tempfile
from pathlib import Path

from django.test import SimpleTestCase, override_settings

from pictures.painter import paint
from playground.testing import ApiTestCase


class Painter(SimpleTestCase):
    def test_the_same_prompt_gives_the_same_picture(self):
        self.assertEqual(paint("A cat"), paint("a cat "))
        self.assertNotEqual(paint("a cat"), paint("a dog"))


class Pictures(ApiTestCase):
    def test_lives_and_dies_with_its_file(self):
        with tempfile.TemporaryDirectory() as media, override_settings(MEDIA_ROOT=media):
            status, picture = self.call("POST", "/api/images/", {"prompt": "a cat"})
            self.assertEqual((status, picture["bytes"]), (201, len(paint("a cat"))))

            answer = self.client.get(f"/api/images/{picture['id']}/file", headers=self.headers())
            self.assertEqual(b"".join(answer.streaming_content), paint("a cat"))

            self.assertEqual(self.call("DELETE", f"/api/images/{picture['id']}")[0], 204)
            self.assertEqual([path for path in Path(media).rglob("*") if path.is_file()], [])
