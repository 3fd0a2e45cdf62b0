from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Migrates and seeds in one process: what a developer's container does before it starts to serve."

    def handle(self, **_):
        call_command("migrate", interactive=False, verbosity=1)
        call_command("seed")
