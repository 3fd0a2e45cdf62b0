import hashlib

from playground.jobs import job
from resources.models import Resource


@job(Resource)
def inventory(resource):
    """Measures the file as it lies on the volume, which is what a later download can be compared with."""
    with resource.file.open("rb") as file:
        resource.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    resource.bytes = resource.file.size
