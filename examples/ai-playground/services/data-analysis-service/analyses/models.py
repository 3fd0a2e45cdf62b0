from django.db import models

from playground.records import Job


class Analysis(Job):
    name = models.CharField(max_length=200)
    table = models.TextField()
    columns = models.JSONField(default=dict)

    def summary(self):
        return super().summary() | {"name": self.name}

    def details(self):
        return self.summary() | {"columns": self.columns}
