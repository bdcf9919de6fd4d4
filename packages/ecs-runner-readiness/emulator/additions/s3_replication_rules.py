"""Rules of replication are given back as they came.

Reason: moto answers with a part of each rule: delete markers disabled, and no selection of encrypted objects.
API: S3 PutBucketReplication and GetBucketReplication, type ReplicationRule.
"""

from typing import Any

import xmltodict
from moto.s3.exceptions import ReplicationConfigurationNotFoundError
from moto.s3.responses import S3Response


def _get_bucket_replication(self: S3Response) -> str | tuple[int, dict[str, str], str]:
    self.data["Action"] = "GetBucketReplication"
    configuration: dict[str, Any] | None = self.backend.get_bucket_replication(self.bucket_name)
    if not configuration:
        raise ReplicationConfigurationNotFoundError(bucket_name=self.bucket_name)
    return 200, {}, xmltodict.unparse({"ReplicationConfiguration": configuration})


def install() -> None:
    S3Response.get_bucket_replication = _get_bucket_replication
