"""What makes this service different from the others."""

APP = "documents"
PREFIX = "api/documents/"
JOBS = True
