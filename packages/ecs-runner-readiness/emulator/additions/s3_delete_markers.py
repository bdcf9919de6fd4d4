"""The last version of a key can be deleted where it is a delete marker.

Reason: moto disposes of every version that goes, and its delete markers, which hold no data, do not know how.
API: S3 DeleteObjects with the VersionId of a delete marker removes the marker.
"""

from moto.s3.models import FakeDeleteMarker


def install() -> None:
    FakeDeleteMarker.dispose = lambda self, garbage=False: None
