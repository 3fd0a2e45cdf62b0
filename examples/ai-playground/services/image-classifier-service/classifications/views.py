from classifications.models import Classification
from classifications.tasks import look
from playground.api import Collection, Item
from playground.jobs import submit


class Classifications(Collection):
    model = Classification

    def create(self):
        upload = self.upload
        return submit(look, Classification.objects.create(owner=self.person, name=upload.name[:200], file=upload))


class One(Item):
    model = Classification
