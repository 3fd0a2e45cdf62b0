"""What makes this service different from the others."""

APP = "analyses"
PREFIX = "api/analyses/"
JOBS = True
