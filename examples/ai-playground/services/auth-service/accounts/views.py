import re

from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse

from accounts.models import Account
from playground import tokens
from playground.api import Endpoint, Problem

SHORTEST_PASSWORD = 8


class Register(Endpoint):
    public = True

    def post(self, _request):
        name, password = self.field("name", 64), self.field("password", 200)
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
            raise Problem(400, "name: small letters, digits, - and _")
        if len(password) < SHORTEST_PASSWORD:
            raise Problem(400, f"password: at least {SHORTEST_PASSWORD} characters")
        account = Account(name=name)
        account.set_password(password)
        try:
            account.save()
        except IntegrityError:
            raise Problem(409, "name: is taken") from None
        return JsonResponse({"name": name, "token": tokens.issue(name)}, status=201)


class SignIn(Endpoint):
    public = True

    def post(self, _request):
        name, password = self.field("name", 64), self.field("password", 200)
        account = Account.objects.filter(name=name).first()
        if account is None:
            # An unknown name costs as much as a wrong password, so that time does not tell them apart.
            Account().set_password(password)
        if account is None or not account.has_password(password):
            raise Problem(401, "name or password is wrong")
        return JsonResponse({"name": name, "token": tokens.issue(name)})


class Me(Endpoint):
    def get(self, _request):
        account = Account.objects.filter(name=self.person).first()
        if account is None:
            raise Problem(404, "the account is gone")
        return JsonResponse({"name": account.name, "created_at": account.created_at})

    def delete(self, _request):
        Account.objects.filter(name=self.person).delete()
        return HttpResponse(status=204)
