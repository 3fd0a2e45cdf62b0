from django.test import override_settings

from playground import tokens
from playground.testing import ApiTestCase

ADA = {"name": "ada", "password": "countess of l."}


# Hashing is slow on purpose; the tests are not about that.
@override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"])
class Accounts(ApiTestCase):
    def test_register_and_sign_in(self):
        status, registered = self.call("POST", "/api/auth/register", ADA)
        self.assertEqual((status, tokens.name_in(registered["token"])), (201, "ada"))

        status, signed_in = self.call("POST", "/api/auth/login", ADA)
        self.assertEqual((status, tokens.name_in(signed_in["token"])), (200, "ada"))

    def test_wrong_password_and_unknown_name_get_the_same_answer(self):
        self.call("POST", "/api/auth/register", ADA)
        for attempt in [ADA | {"password": "guessed it"}, ADA | {"name": "nobody"}]:
            answer = self.call("POST", "/api/auth/login", attempt)
            self.assertEqual(answer, (401, {"error": "name or password is wrong"}))

    def test_names_are_unique(self):
        self.call("POST", "/api/auth/register", ADA)
        self.assertEqual(self.call("POST", "/api/auth/register", ADA), (409, {"error": "name: is taken"}))

    def test_refuses_what_is_no_account(self):
        rows = [
            ({}, "name: must be a text"),
            ({"name": "Ada L", "password": "long enough"}, "name: small letters, digits, - and _"),
            ({"name": "ada", "password": "short"}, "password: at least 8 characters"),
        ]
        for body, message in rows:
            with self.subTest(message):
                self.assertEqual(self.call("POST", "/api/auth/register", body), (400, {"error": message}))

    def test_goes_when_its_owner_says_so(self):
        self.call("POST", "/api/auth/register", ADA)
        self.assertEqual(self.call("DELETE", "/api/auth/me")[0], 204)
        self.assertEqual(self.call("GET", "/api/auth/me"), (404, {"error": "the account is gone"}))
