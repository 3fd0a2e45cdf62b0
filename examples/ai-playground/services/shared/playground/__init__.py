"""What the nine services have in common: settings, probes, metrics, logs, tokens and background jobs.

A service adds a folder with `service.py` (its name for the world) and one Django app.
"""
