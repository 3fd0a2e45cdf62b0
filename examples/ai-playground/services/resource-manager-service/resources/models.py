from django.db import models

from playground.records import FileJob


class Resource(FileJob):
    file = models.FileField(upload_to="resources/")
    bytes = models.BigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    def details(self):
        return self.summary() | {"bytes": self.bytes, "sha256": self.sha256}
