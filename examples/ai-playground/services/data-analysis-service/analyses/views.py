from analyses.models import Analysis
from analyses.tasks import analyse
from playground.api import Collection, Item, Problem
from playground.jobs import submit


class Analyses(Collection):
    model = Analysis

    def create(self):
        upload = self.upload
        try:
            table = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Problem(400, "file: must be UTF-8 text") from None
        if "\0" in table:
            raise Problem(400, "file: must be text")
        return submit(analyse, Analysis.objects.create(owner=self.person, name=upload.name[:200], table=table))


class One(Item):
    model = Analysis
