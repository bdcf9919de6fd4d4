"""Writes down which operations are called: lines of JSON in the file that MOTO_CALL_LOG names.

Reason: what a role needs is what Terraform calls with it, and moto enforces no policies for our keys.
API: "Actions, resources, and condition keys for AWS services" (service authorization reference); S3's are named by
the action that IAM asks for.
"""

import json
import os

from moto.core.responses import BaseResponse
from moto.s3.responses import S3Response


def install() -> None:
    path = os.environ.get("MOTO_CALL_LOG")
    if path is None:
        return

    def write(service: str, action: str, **what: object) -> None:
        with open(path, "a", encoding="utf-8") as log:
            log.write(json.dumps({"action": f"{service}:{action}", **what}) + "\n")

    ask_any, ask_s3 = (
        BaseResponse._authenticate_and_authorize_normal_action,
        S3Response._authenticate_and_authorize_s3_action,
    )

    def any_action(self: BaseResponse, resource: str = "*") -> None:
        write(self.service_name, self._get_action())
        ask_any(self, resource)

    def s3_action(self: S3Response, *args: object, **names: object) -> None:
        write("s3", self.data["Action"], bucket=names.get("bucket_name"), key=names.get("key_name"))
        ask_s3(self, *args, **names)

    BaseResponse._authenticate_and_authorize_normal_action = any_action
    S3Response._authenticate_and_authorize_s3_action = s3_action
