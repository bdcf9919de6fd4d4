"""Keys by ARN where their deletion is scheduled and taken back.

Reason: moto finds the key by its ID alone, and fails with an internal error.
API: ScheduleKeyDeletion, CancelKeyDeletion and EnableKey, `KeyId`: the key ID or the key ARN.
"""

from typing import Any

from moto.kms.models import KmsBackend


def _by_any_id(name: str) -> None:
    by_id = getattr(KmsBackend, name)

    def by_any_id(self: KmsBackend, key_id: str, *rest: Any) -> Any:
        return by_id(self, self.any_id_to_key_id(key_id), *rest)

    setattr(KmsBackend, name, by_any_id)


def install() -> None:
    for name in ("schedule_key_deletion", "cancel_key_deletion", "enable_key"):
        _by_any_id(name)
