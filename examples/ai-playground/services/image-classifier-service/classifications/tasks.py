from classifications.colours import classify
from classifications.models import Classification
from playground.jobs import job


@job(Classification)
def look(classification):
    with classification.file.open("rb") as file:
        classification.label, classification.shares = classify(file)
