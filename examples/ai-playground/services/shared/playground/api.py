"""The base of every endpoint: JSON in, JSON out, signed in unless it says otherwise."""

import json

from django.http import HttpResponse, JsonResponse
from django.views import View

from playground import tokens


class Problem(Exception):
    """Ends a request with a status and a sentence for the caller."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Endpoint(View):
    """`self.person` is the name of whoever is signed in; `public` endpoints ask nobody."""

    public = False

    def dispatch(self, request, *args, **kwargs):
        try:
            if not self.public:
                self.person = signed_in(request)
            return super().dispatch(request, *args, **kwargs)
        except Problem as problem:
            return JsonResponse({"error": str(problem)}, status=problem.status)

    def field(self, name, longest=10_000):
        """A text of the JSON body that must be there."""
        value = self.body.get(name)
        if not isinstance(value, str) or not value.strip():
            raise Problem(400, f"{name}: must be a text")
        if len(value) > longest:
            raise Problem(400, f"{name}: at most {longest} characters")
        return value.strip()

    @property
    def body(self):
        try:
            body = json.loads(self.request.body or b"{}")
        except ValueError:
            raise Problem(400, "the body must be JSON") from None
        if not isinstance(body, dict):
            raise Problem(400, "the body must be a JSON object")
        return body

    @property
    def upload(self):
        """The form's `file`, which must not be empty."""
        upload = self.request.FILES.get("file")
        if upload is None or not upload.size:
            raise Problem(400, "file: must be an upload that is not empty")
        return upload


class Collection(Endpoint):
    """GET: all of a person's records. POST: a new one. Subclasses say which `model`, and `create` it."""

    model = None

    def get(self, _request):
        return JsonResponse({"items": [record.summary() for record in self.model.objects.filter(owner=self.person)]})

    def post(self, _request):
        return JsonResponse(self.create().summary(), status=201)

    def create(self):
        raise Problem(405, "cannot be created")


class Item(Endpoint):
    """GET and DELETE one of a person's records; somebody else's does not exist."""

    model = None

    def record(self, pk):
        record = self.model.objects.filter(owner=self.person, pk=pk).first()
        if record is None:
            raise Problem(404, "no such record")
        return record

    def get(self, _request, pk):
        return JsonResponse(self.record(pk).details())

    def delete(self, _request, pk):
        self.record(pk).delete()
        return HttpResponse(status=204)


def signed_in(request):
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    name = tokens.name_in(token) if kind == "Bearer" else None
    if name is None:
        raise Problem(401, "sign in first")
    return name
