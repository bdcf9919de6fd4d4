"""A key for a log group that exists, as one that is imported.

Reason: moto takes a key at the creation only.
API: CloudWatch Logs AssociateKmsKey and DisassociateKmsKey, by logGroupName.
"""

from moto.logs.exceptions import ResourceNotFoundException
from moto.logs.responses import LogsResponse


def _set_key(response: LogsResponse, key: str | None) -> str:
    group = response.logs_backend.groups.get(response._get_param("logGroupName"))
    if group is None:
        raise ResourceNotFoundException()
    group.kms_key_id = key
    return "{}"


def _associate_kms_key(self: LogsResponse) -> str:
    return _set_key(self, self._get_param("kmsKeyId"))


def _disassociate_kms_key(self: LogsResponse) -> str:
    return _set_key(self, None)


def install() -> None:
    LogsResponse.associate_kms_key = _associate_kms_key
    LogsResponse.disassociate_kms_key = _disassociate_kms_key
