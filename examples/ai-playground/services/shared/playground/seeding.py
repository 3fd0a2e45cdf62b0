"""Sample data for development: each app may have a `seed.py` with a `seed(owner)` that can run again and again."""

import importlib

import service

OWNER = "demo"


def seed():
    """Loads the service's sample data; True when it has any."""
    try:
        module = importlib.import_module(f"{service.APP}.seed")
    except ModuleNotFoundError as missing:
        if missing.name != f"{service.APP}.seed":
            raise
        return False
    module.seed(OWNER)
    return True
