from django.http import FileResponse

from playground.api import Collection, Item
from playground.jobs import submit
from resources.models import Resource
from resources.tasks import inventory


class Resources(Collection):
    model = Resource

    def create(self):
        upload = self.upload
        resource = Resource.objects.create(owner=self.person, name=upload.name[:200], file=upload)
        return submit(inventory, resource)


class One(Item):
    model = Resource


class File(One):
    http_method_names = ["get"]

    def get(self, _request, pk):
        resource = self.record(pk)
        return FileResponse(resource.file.open(), as_attachment=True, filename=resource.name)
