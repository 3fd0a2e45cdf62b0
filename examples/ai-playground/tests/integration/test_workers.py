"""What goes through the queue: the service takes it, the worker finishes it, the service shows the result."""

import hashlib


def test_resource_manager_measures_an_upload(person):
    content = b"kept for a moment\n" * 1000
    path = person.upload("/api/resources/", "notes.txt", content)
    resource = person.when_finished(path)
    assert (resource["state"], resource["bytes"]) == ("done", len(content))
    assert resource["sha256"] == hashlib.sha256(content).hexdigest()
    assert person.download(f"{path}/file") == content


def test_image_classifier_sees_what_the_generator_painted(person):
    picture = person.download(f"{person.create('/api/images/', {'prompt': 'a meadow'})}/file")
    classification = person.when_finished(person.upload("/api/classifications/", "meadow.png", picture))
    assert classification["state"] == "done"
    assert classification["label"] in classification["shares"]


def test_image_classifier_refuses_what_is_no_picture(person):
    classification = person.when_finished(person.upload("/api/classifications/", "words.png", b"just words"))
    assert (classification["state"], classification["problem"]) == ("failed", "the file is not a picture")


def test_data_analysis_describes_a_table(person):
    analysis = person.when_finished(person.upload("/api/analyses/", "marks.csv", b"name,mark\nada,8\nbob,6\n"))
    assert analysis["columns"]["mark"]["mean"] == 7.0


def test_rag_finds_the_passage(person):
    for title, text in {"Plants": "Plants turn light into sugar.", "Engines": "Engines turn fuel into motion."}.items():
        assert person.when_finished(person.create("/api/documents/", {"title": title, "text": text}))["state"] == "done"
    passages = person.call("GET", "/api/documents/search?q=sugar")["passages"]
    assert [passage["title"] for passage in passages] == ["Plants"]
