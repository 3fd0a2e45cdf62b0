from django.http import JsonResponse

from documents.models import Chunk, Document
from documents.retrieval import rank
from documents.tasks import ingest
from playground.api import Collection, Endpoint, Item, Problem
from playground.jobs import submit


class Documents(Collection):
    model = Document

    def create(self):
        title, text = self.field("title", 200), self.field("text", 200_000)
        return submit(ingest, Document.objects.create(owner=self.person, title=title, text=text))


class One(Item):
    model = Document


class Search(Endpoint):
    """GET ?q=…: the five best passages of one's own documents."""

    def get(self, request):
        question = request.GET.get("q", "").strip()
        if not question:
            raise Problem(400, "q: must be a text")
        chunks = list(Chunk.objects.filter(document__owner=self.person).select_related("document"))
        best = rank(question, [chunk.terms for chunk in chunks])[:5]
        return JsonResponse({"passages": [passage(chunks[index], score) for score, index in best]})


def passage(chunk, score):
    return {
        "document": chunk.document_id,
        "title": chunk.document.title,
        "text": chunk.text,
        "score": round(score, 4),
    }
