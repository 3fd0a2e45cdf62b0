from django.core.files.base import ContentFile
from django.http import FileResponse

from pictures.models import Picture
from pictures.painter import paint
from playground.api import Collection, Item


class Pictures(Collection):
    model = Picture

    def create(self):
        picture = Picture(owner=self.person, prompt=self.field("prompt", 300))
        picture.file.save("picture.png", ContentFile(paint(picture.prompt)), save=True)
        return picture


class One(Item):
    model = Picture


class File(One):
    http_method_names = ["get"]

    def get(self, _request, pk):
        return FileResponse(self.record(pk).file.open(), content_type="image/png")
