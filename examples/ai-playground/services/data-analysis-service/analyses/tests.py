from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase

from analyses.tables import describe
from playground.testing import ApiTestCase


class Tables(SimpleTestCase):
    def test_describes_numbers_and_words(self):
        self.assertEqual(
            describe("city,age\nRoma,20\nRoma,40\nPisa,\n"),
            {
                "city": {"kind": "text", "missing": 0, "most_common": [("Roma", 2), ("Pisa", 1)]},
                "age": {
                    "kind": "number",
                    "missing": 1,
                    "minimum": 20.0,
                    "maximum": 40.0,
                    "mean": 30.0,
                    "median": 30.0,
                    "deviation": 10.0,
                },
            },
        )

    def test_says_what_is_wrong_with_a_table(self):
        rows = {
            "": "a header and at least one row are needed",
            "a,b\n": "a header and at least one row are needed",
            "a,b\n1,2\n3\n": "row 3 has 1 values, the header has 2",
        }
        for text, message in rows.items():
            with self.subTest(text), self.assertRaisesMessage(ValueError, message):
                describe(text)


class Analyses(ApiTestCase):
    def test_worker_saves_the_figures(self):
        file = SimpleUploadedFile("marks.csv", b"mark\n6\n8\n")
        _, created = self.send_file("/api/analyses/", file)
        details = self.call("GET", f"/api/analyses/{created['id']}")[1]
        self.assertEqual((details["state"], details["columns"]["mark"]["mean"]), ("done", 7.0))

    def test_refuses_what_is_no_text(self):
        answer = self.send_file("/api/analyses/", SimpleUploadedFile("marks.csv", b"\xff\xfe\x00"))
        self.assertEqual(answer, (400, {"error": "file: must be UTF-8 text"}))
