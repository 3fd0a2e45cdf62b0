"""What a container is told from outside: variables, and secrets as files."""

import os
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

SERVICE = os.environ.get("SERVICE") or "local"
ENVIRONMENT = os.environ.get("ENVIRONMENT", "test")
SECRETS = Path(os.environ.get("SECRETS_DIR", "/run/secrets"))


def is_on(name):
    """Whether a switch such as DEBUG is set to something that means yes."""
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def secret(name):
    """The secret's value, without the newline that editors add; empty when it was not given."""
    try:
        return (SECRETS / name).read_text().strip()
    except FileNotFoundError:
        return ""


def required(name):
    """A variable that nobody may leave out: a guess would connect a service to somebody else's data."""
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set")
    return value


def database():
    """Django's DATABASES entry, from DATABASE_URL and the secret that DATABASE_SECRET names."""
    if ENVIRONMENT == "test":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    url = urlsplit(required("DATABASE_URL"))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": url.hostname,
        "PORT": url.port or 5432,
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": secret(required("DATABASE_SECRET")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3},
    }


def queue():
    """RabbitMQ's address with its password."""
    if ENVIRONMENT == "test":
        return "memory://"
    url = urlsplit(required("QUEUE_URL"))
    password = quote(secret(required("QUEUE_SECRET")), safe="")
    return url._replace(netloc=f"{url.username}:{password}@{url.hostname}:{url.port or 5672}").geturl()


def identity():
    """Who is answering: the service, and exactly which code it runs."""
    build = Path("/app/BUILD")
    return {
        "service": SERVICE,
        "environment": ENVIRONMENT,
        "release": os.environ.get("RELEASE") or "local",
        "commit": os.environ.get("COMMIT") or "unknown",
        "build": build.read_text().strip() if build.exists() else "source",
    }
