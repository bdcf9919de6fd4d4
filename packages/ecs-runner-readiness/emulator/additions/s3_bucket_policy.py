"""Bucket policies with their conditions.

Reason: moto leaves the conditions of a bucket policy out, so that "deny without TLS" denies everything.
API: S3 PutBucketPolicy and IAM's JSON policy elements (Condition); the request's condition keys are those of
s3:GetObject and s3:PutObject in the service authorization reference. The loopback endpoint stands for AWS's,
which speaks TLS. The policy is evaluated by ministack's evaluator, so not by code of ours.
"""

from flask import request
from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy
from moto.iam.access_control import PermissionResult
from moto.s3.models import FakeBucket

_RESULTS = {"Allow": PermissionResult.PERMITTED, "Deny": PermissionResult.DENIED}
_HEADERS = (
    "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id",
    "x-amz-server-side-encryption-customer-algorithm",
)


def _get_permission(self: FakeBucket, action: str, resource: str) -> PermissionResult:
    if self.policy is None:
        return PermissionResult.NEUTRAL
    context = EvalContext(
        principal_arn=f"arn:aws:iam::{self.account_id}:root",
        principal_type="Root",
        principal_account=self.account_id,
        action=action,
        resource_arn=resource,
        region=self.region_name,
        secure_transport=True,
        service_context={
            "s3:tlsversion": "1.3",
            **{f"s3:{name}": request.headers[name] for name in _HEADERS if name in request.headers},
        },
    )
    decision = evaluate_resource_policy(self.policy.decode(), context).decision
    return _RESULTS.get(decision, PermissionResult.NEUTRAL)


def install() -> None:
    FakeBucket.get_permission = _get_permission
