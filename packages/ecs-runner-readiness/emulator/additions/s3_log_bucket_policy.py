"""Policies of log buckets that also have statements for everybody (`"Principal": "*"`).

Reason: moto looks for a service in each principal and fails where one is a text.
API: S3 PutBucketLogging.
"""

import json
from types import SimpleNamespace
from typing import Any

from moto.s3.models import FakeBucket

_enabled = FakeBucket._log_permissions_enabled_policy


def _for_services(policy: dict[str, Any]) -> dict[str, Any]:
    statements = [it for it in policy["Statement"] if isinstance(it.get("Principal"), dict)]
    return {**policy, "Statement": statements}


def _enabled_policy(target_bucket: FakeBucket, target_prefix: str | None) -> bool:
    policy = target_bucket.policy and json.dumps(_for_services(json.loads(target_bucket.policy))).encode()
    bucket = SimpleNamespace(name=target_bucket.name, partition=target_bucket.partition, policy=policy)
    return _enabled(bucket, target_prefix)


def install() -> None:
    FakeBucket._log_permissions_enabled_policy = staticmethod(_enabled_policy)
