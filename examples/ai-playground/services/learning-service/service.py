"""What makes this service different from the others."""

APP = "courses"
PREFIX = "api/courses/"
JOBS = False
