from django.db import models


class Profile(models.Model):
    owner = models.CharField(max_length=64, unique=True)
    display_name = models.CharField(max_length=100)
    biography = models.TextField(blank=True, default="")
    language = models.CharField(max_length=8, default="it")

    def details(self):
        return {
            "owner": self.owner,
            "display_name": self.display_name,
            "biography": self.biography,
            "language": self.language,
        }
