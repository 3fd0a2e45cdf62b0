from analyses.models import Analysis
from analyses.tables import describe
from playground.jobs import job


@job(Analysis)
def analyse(analysis):
    analysis.columns = describe(analysis.table)
