"""Sign-in tokens. The auth service issues them; all services check them with the key that they share."""

from django.core import signing

SALT = "playground.token"
LIFETIME = 12 * 60 * 60


def issue(name):
    """A token that proves for twelve hours that its bearer is `name`."""
    return signing.dumps({"name": name}, salt=SALT)


def name_in(token):
    """Who the token speaks for, or None when it is forged or too old."""
    try:
        return signing.loads(token, salt=SALT, max_age=LIFETIME)["name"]
    except signing.BadSignature:
        return None
