"""What makes this service different from the others."""

APP = "conversations"
PREFIX = "api/chat/"
JOBS = False
