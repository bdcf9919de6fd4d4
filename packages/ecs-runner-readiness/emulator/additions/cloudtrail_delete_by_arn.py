"""Trails are deleted by ARN as well.

Reason: moto looks for the name only, says that the trail is gone, and keeps it.
API: CloudTrail DeleteTrail: Name is "the name or the CloudTrail ARN of the trail".
"""

from moto.cloudtrail.exceptions import TrailNotFoundException
from moto.cloudtrail.models import CloudTrailBackend


def _delete_trail(self: CloudTrailBackend, name: str) -> None:
    found = [key for key, trail in self.trails.items() if name in (key, trail.arn)]
    if not found:
        raise TrailNotFoundException(account_id=self.account_id, name=name)
    del self.trails[found[0]]


def install() -> None:
    CloudTrailBackend.delete_trail = _delete_trail
