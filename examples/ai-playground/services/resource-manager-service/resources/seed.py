from django.core.files.base import ContentFile

from resources.models import Resource
from resources.tasks import inventory

NAME = "welcome.txt"


def seed(owner):
    if not Resource.objects.filter(owner=owner, name=NAME).exists():
        file = ContentFile(b"Materials for the first lesson.\n", NAME)
        inventory(Resource.objects.create(owner=owner, name=NAME, file=file).pk)
