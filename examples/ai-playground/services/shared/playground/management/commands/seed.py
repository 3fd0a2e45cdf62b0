from django.core.management.base import BaseCommand

from playground import environment, seeding


class Command(BaseCommand):
    help = "Loads the sample data of development. Running it again changes nothing."

    def handle(self, **_):
        found = seeding.seed()
        self.stdout.write(f"{environment.SERVICE}: sample data {'is there' if found else 'not needed'}")
