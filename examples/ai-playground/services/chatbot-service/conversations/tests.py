from django.test import SimpleTestCase

from conversations.replies import reply_to
from playground.testing import ApiTestCase


class Replies(SimpleTestCase):
    def test_the_same_words_get_the_same_reply(self):
        rows = {
            "Ciao!": "Hello! What would you like to learn today?",
            "What is a neural network?": "Let us take neural network apart. What do you already know about it?",
            "I don't understand recursion": "Which part of recursion is still clear?",
            "Recursion, again and again": "You wrote 4 words. Which of them matters most?",
        }
        for text, reply in rows.items():
            with self.subTest(text):
                self.assertEqual(reply_to(text), reply)


class Conversations(ApiTestCase):
    def test_keeps_what_was_said(self):
        _, conversation = self.call("POST", "/api/chat/", {"title": "Maths"})
        path = f"/api/chat/{conversation['id']}"
        self.assertEqual(self.call("POST", f"{path}/messages", {"text": "thanks"})[0], 201)
        messages = self.call("GET", path)[1]["messages"]
        self.assertEqual([message["author"] for message in messages], ["ada", "tutor"])

    def test_others_do_not_see_it(self):
        _, conversation = self.call("POST", "/api/chat/", {"title": "Maths"})
        path = f"/api/chat/{conversation['id']}"
        self.assertEqual(self.call("GET", path, person="bob"), (404, {"error": "no such record"}))
        self.assertEqual(self.call("DELETE", path, person="bob")[0], 404)
        self.assertEqual(self.call("DELETE", path)[0], 204)

    def test_says_whether_keys_are_there_and_nothing_more(self):
        self.assertEqual(self.call("GET", "/api/chat/providers"), (200, {"openai": False, "anthropic": False}))
