"""What makes this service different from the others."""

APP = "resources"
PREFIX = "api/resources/"
JOBS = True
