from documents.models import Document
from documents.tasks import ingest

SAMPLES = {
    "Photosynthesis": "Plants turn light, water and carbon dioxide into sugar and oxygen.",
    "Gradient descent": "A model learns by walking downhill on its error, one small step at a time.",
}


def seed(owner):
    for title, text in SAMPLES.items():
        if not Document.objects.filter(owner=owner, title=title).exists():
            ingest(Document.objects.create(owner=owner, title=title, text=text).pk)
