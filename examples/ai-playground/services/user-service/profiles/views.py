from django.http import HttpResponse, JsonResponse

from playground.api import Endpoint, Problem
from profiles.models import Profile

LANGUAGES = {"it", "en"}


class Mine(Endpoint):
    """A person's own profile; until it is written, one that only knows the name."""

    def get(self, _request):
        profile = Profile.objects.filter(owner=self.person).first()
        return JsonResponse((profile or Profile(owner=self.person, display_name=self.person)).details())

    def put(self, _request):
        language = self.body.get("language", "it")
        if language not in LANGUAGES:
            raise Problem(400, f"language: one of {', '.join(sorted(LANGUAGES))}")
        values = {
            "display_name": self.field("display_name", 100),
            "biography": str(self.body.get("biography", ""))[:2000],
            "language": language,
        }
        profile, _ = Profile.objects.update_or_create(owner=self.person, defaults=values)
        return JsonResponse(profile.details())

    def delete(self, _request):
        Profile.objects.filter(owner=self.person).delete()
        return HttpResponse(status=204)
