from django.db import models

from playground.records import Record


class Picture(Record):
    prompt = models.CharField(max_length=300)
    file = models.FileField(upload_to="pictures/")

    def summary(self):
        return super().summary() | {"prompt": self.prompt, "bytes": self.file.size}

    def delete(self, *args, **kwargs):
        self.file.delete(save=False)
        return super().delete(*args, **kwargs)
