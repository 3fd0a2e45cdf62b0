from analyses.models import Analysis
from analyses.tasks import analyse

NAME = "rainfall.csv"


def seed(owner):
    if not Analysis.objects.filter(owner=owner, name=NAME).exists():
        table = "month,millimetres\njan,41\nfeb,38\nmar,60\n"
        analyse(Analysis.objects.create(owner=owner, name=NAME, table=table).pk)
