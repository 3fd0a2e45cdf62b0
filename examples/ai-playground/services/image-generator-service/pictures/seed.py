from django.core.files.base import ContentFile

from pictures.models import Picture
from pictures.painter import paint

PROMPT = "a lighthouse at night"


def seed(owner):
    if not Picture.objects.filter(owner=owner, prompt=PROMPT).exists():
        Picture(owner=owner, prompt=PROMPT).file.save("picture.png", ContentFile(paint(PROMPT)), save=True)
