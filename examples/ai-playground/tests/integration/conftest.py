import pytest

from playground_client import Person


@pytest.fixture(scope="session")
def person():
    person = Person()
    yield person
    person.leave()
