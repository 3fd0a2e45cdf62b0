"""What makes this service different from the others."""

APP = "accounts"
PREFIX = "api/auth/"
JOBS = False
