"""What a person does, service by service: every write is read back from its own database."""

from playground_client import request


def test_auth_signs_in_with_the_right_password_only(person):
    assert person.call("POST", "/api/auth/login", person.credentials)["name"] == person.name
    person.call("POST", "/api/auth/login", person.credentials | {"password": "not this one"}, expect=401)
    assert person.call("GET", "/api/auth/me")["name"] == person.name


def test_user_keeps_a_profile(person):
    person.made.append("/api/users/me")
    written = {"display_name": "Integration", "biography": "Passing by.", "language": "en"}
    person.call("PUT", "/api/users/me", written)
    assert person.call("GET", "/api/users/me") == {"owner": person.name} | written


def test_chatbot_keeps_a_conversation(person):
    path = person.create("/api/chat/", {"title": "Passing by"})
    reply = person.call("POST", f"{path}/messages", {"text": "What is a test?"}, expect=201)
    assert reply["text"] == "Let us take test apart. What do you already know about it?"
    assert [message["author"] for message in person.call("GET", path)["messages"]] == [person.name, "tutor"]


def test_chatbot_says_which_providers_are_configured(person):
    assert set(person.call("GET", "/api/chat/providers")) == {"openai", "anthropic"}


def test_image_generator_paints_the_same_prompt_alike(person):
    one, other = (person.create("/api/images/", {"prompt": "a lighthouse"}) for _ in range(2))
    picture = person.download(f"{one}/file")
    assert picture.startswith(b"\x89PNG")
    assert picture == person.download(f"{other}/file")


def test_learning_counts_finished_lessons(person):
    person.made.append("/api/courses/first-steps")
    person.call("PUT", "/api/courses/first-steps/lessons/1")
    assert person.call("GET", "/api/courses/first-steps")["finished"] == [1]


def test_what_is_somebodys_is_nobody_elses(person):
    path = person.create("/api/chat/", {"title": "Mine"})
    assert request("GET", path).status == 401
