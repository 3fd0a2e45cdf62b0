from django.db import models

from playground.records import Job


class Document(Job):
    title = models.CharField(max_length=200)
    text = models.TextField()

    def summary(self):
        return super().summary() | {"title": self.title}

    def details(self):
        return self.summary() | {"text": self.text, "chunks": self.chunks.count()}


class Chunk(models.Model):
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="chunks")
    position = models.IntegerField()
    text = models.TextField()
    terms = models.JSONField(default=dict)

    class Meta:
        ordering = ["position"]
