"""What services keep: things that belong to a person, some of which a worker has to finish."""

from django.db import models


class Record(models.Model):
    owner = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["-id"]

    def summary(self):
        return {"id": self.pk, "created_at": self.created_at}

    def details(self):
        return self.summary()


class Job(Record):
    """A record that is `pending` until its worker has made it `done` or `failed`."""

    state = models.CharField(max_length=8, default="pending")
    problem = models.CharField(max_length=200, blank=True, default="")

    class Meta(Record.Meta):
        abstract = True

    def summary(self):
        return super().summary() | {"state": self.state, "problem": self.problem}


class FileJob(Job):
    """A job on an uploaded file, which leaves the media volume together with its record."""

    name = models.CharField(max_length=200)

    class Meta(Job.Meta):
        abstract = True

    def summary(self):
        return super().summary() | {"name": self.name}

    def delete(self, *args, **kwargs):
        self.file.delete(save=False)
        return super().delete(*args, **kwargs)
