"""What makes this service different from the others."""

APP = "classifications"
PREFIX = "api/classifications/"
JOBS = True
