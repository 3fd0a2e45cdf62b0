from django.db import models

from playground.records import FileJob


class Classification(FileJob):
    file = models.FileField(upload_to="classifications/")
    label = models.CharField(max_length=20, blank=True, default="")
    shares = models.JSONField(default=dict)

    def details(self):
        return self.summary() | {"label": self.label, "shares": self.shares}
