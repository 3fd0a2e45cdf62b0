from playground.testing import ApiTestCase

PATH = "/api/courses/first-steps"


class Courses(ApiTestCase):
    def test_come_with_the_schema(self):
        items = self.call("GET", "/api/courses/")[1]["items"]
        self.assertEqual([course["slug"] for course in items], ["first-steps", "neural-networks"])

    def test_a_lesson_counts_once(self):
        self.call("PUT", f"{PATH}/lessons/2")
        _, course = self.call("PUT", f"{PATH}/lessons/2")
        self.assertEqual((course["finished"], course["percent"]), ([2], 33))

    def test_progress_is_personal_and_can_be_forgotten(self):
        self.call("PUT", f"{PATH}/lessons/1")
        self.assertEqual(self.call("GET", PATH, person="bob")[1]["finished"], [])
        self.assertEqual(self.call("DELETE", PATH)[0], 204)
        self.assertEqual(self.call("GET", PATH)[1]["finished"], [])

    def test_refuses_lessons_that_do_not_exist(self):
        self.assertEqual(self.call("PUT", f"{PATH}/lessons/4"), (404, {"error": "the course has 3 lessons"}))
        self.assertEqual(self.call("GET", "/api/courses/none"), (404, {"error": "no such course"}))
