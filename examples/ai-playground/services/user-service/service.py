"""What makes this service different from the others."""

APP = "profiles"
PREFIX = "api/users/"
JOBS = False
