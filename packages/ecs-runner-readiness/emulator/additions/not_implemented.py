"""What moto lacks fails at once and by name.

Reason: moto answers with status 500, which clients take for a passing fault: Terraform tries it 25 times.
API: "Common errors" of the services' references: status 400, by JSON or XML as the service speaks.
"""

import json
from typing import Any
from xml.sax.saxutils import escape

from moto.core.responses import BaseResponse

_CODE = "UnknownOperationException"
_call_action = BaseResponse.call_action


def _call_known_action(self: BaseResponse) -> Any:
    try:
        return _call_action(self)
    except NotImplementedError as error:
        return 400, {}, _as_json(str(error)) if "X-Amz-Target" in self.headers else _as_xml(str(error))


def _as_json(message: str) -> str:
    return json.dumps({"__type": _CODE, "message": message})


def _as_xml(message: str) -> str:
    error = f"<Error><Code>{_CODE}</Code><Message>{escape(message)}</Message></Error>"
    return f"<ErrorResponse>{error}</ErrorResponse>"


def install() -> None:
    BaseResponse.call_action = _call_known_action
