from django.db import transaction

from documents.models import Chunk, Document
from documents.retrieval import chunks_of, terms_of
from playground.jobs import job


@job(Document)
def ingest(document):
    # Replaced as a whole: a task that is delivered twice leaves one set of chunks.
    with transaction.atomic():
        document.chunks.all().delete()
        Chunk.objects.bulk_create(
            Chunk(document=document, position=position, text=text, terms=terms_of(text))
            for position, text in enumerate(chunks_of(document.text))
        )
