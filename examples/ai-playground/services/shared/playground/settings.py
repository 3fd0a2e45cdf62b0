"""Django's settings for every service. A service's own part is in its `service.py`."""

import service
from playground import environment, logs

DEBUG = environment.is_on("DEBUG")
SECRET_KEY = environment.secret("django_secret_key") or ("test" * 16 if environment.ENVIRONMENT == "test" else "")
# Only the gateway and the probes reach a service, by names that differ from one engine to the next.
ALLOWED_HOSTS = ["*"]

INSTALLED_APPS = ["playground", service.APP]
MIDDLEWARE = ["playground.middleware.observe"]
ROOT_URLCONF = "playground.urls"
APPEND_SLASH = False

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = "/media"
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

TIME_ZONE = "UTC"
USE_I18N = False

LOGGING = logs.configuration()
