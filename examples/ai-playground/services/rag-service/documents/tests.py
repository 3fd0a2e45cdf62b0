from django.test import SimpleTestCase

from documents.models import Chunk
from documents.retrieval import chunks_of, rank, terms_of
from documents.tasks import ingest
from playground.testing import ApiTestCase


class Retrieval(SimpleTestCase):
    def test_chunks_cover_the_text_and_overlap(self):
        words = [str(number) for number in range(150)]
        chunks = [chunk.split() for chunk in chunks_of(" ".join(words))]
        self.assertEqual([(chunk[0], chunk[-1]) for chunk in chunks], [("0", "79"), ("60", "139"), ("120", "149")])

    def test_a_short_text_is_one_chunk(self):
        self.assertEqual(chunks_of("a few words"), ["a few words"])

    def test_rare_words_decide(self):
        texts = ["the cat and the dog", "the dog and the dog", "the rain"]
        ranked = rank("the cat", [terms_of(text) for text in texts])
        self.assertEqual(ranked[0][1], 0)

    def test_unrelated_texts_are_left_out(self):
        self.assertEqual(rank("volcano", [terms_of("the rain")]), [])


class Documents(ApiTestCase):
    def add(self, title, text, person=None):
        return self.call("POST", "/api/documents/", {"title": title, "text": text}, person)[1]["id"]

    def search(self, question):
        passages = self.call("GET", f"/api/documents/search?q={question}")[1]["passages"]
        return [passage["title"] for passage in passages]

    def test_finds_the_passage_that_answers(self):
        self.add("Plants", "Plants turn light into sugar.")
        self.add("Engines", "Engines turn fuel into motion.")
        self.assertEqual(self.search("sugar"), ["Plants"])

    def test_searches_only_ones_own(self):
        self.add("Secret", "Sugar everywhere.", person="bob")
        self.assertEqual(self.search("sugar"), [])

    def test_a_task_delivered_twice_changes_nothing(self):
        document = self.add("Plants", "Plants turn light into sugar.")
        ingest(document)
        self.assertEqual(Chunk.objects.count(), 1)
