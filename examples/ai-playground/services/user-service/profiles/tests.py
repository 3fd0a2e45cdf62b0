from playground.testing import ApiTestCase

PATH = "/api/users/me"


class Profiles(ApiTestCase):
    def test_everybody_has_one(self):
        self.assertEqual(self.call("GET", PATH)[1]["display_name"], "ada")

    def test_is_kept_as_written(self):
        written = {"display_name": "Ada", "biography": "Writes notes.", "language": "en"}
        self.assertEqual(self.call("PUT", PATH, written), (200, {"owner": "ada"} | written))
        self.assertEqual(self.call("GET", PATH)[1], {"owner": "ada"} | written)

    def test_belongs_to_one_person(self):
        self.call("PUT", PATH, {"display_name": "Ada"})
        self.assertEqual(self.call("GET", PATH, person="bob")[1]["display_name"], "bob")

    def test_refuses_unknown_languages(self):
        answer = self.call("PUT", PATH, {"display_name": "Ada", "language": "xx"})
        self.assertEqual(answer, (400, {"error": "language: one of en, it"}))

    def test_is_asked_for_signed_in(self):
        self.assertEqual(self.client.get(PATH).status_code, 401)
