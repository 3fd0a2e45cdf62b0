"""What makes this service different from the others."""

APP = "pictures"
PREFIX = "api/images/"
JOBS = False
