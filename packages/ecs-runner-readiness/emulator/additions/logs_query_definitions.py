"""Saved queries of Logs Insights.

Reason: moto lacks them.
API: CloudWatch Logs PutQueryDefinition, DescribeQueryDefinitions and DeleteQueryDefinition.
"""

import json
import time
import uuid
from typing import Any

from moto.logs.models import LogsBackend
from moto.logs.responses import LogsResponse

_MEMBERS = ("name", "queryString", "logGroupNames", "queryLanguage", "parameters")


def _definitions(response: LogsResponse) -> dict[str, dict[str, Any]]:
    backend: LogsBackend = response.logs_backend
    return backend.__dict__.setdefault("query_definitions", {})


def _put_query_definition(self: LogsResponse) -> str:
    # An unknown id is ResourceNotFoundException on AWS; Terraform sends none but those it was given.
    definition_id = self._get_param("queryDefinitionId") or str(uuid.uuid4())
    given = {name: self._get_param(name) for name in _MEMBERS}
    _definitions(self)[definition_id] = {
        "queryDefinitionId": definition_id,
        "lastModified": int(time.time() * 1000),
        **{name: value for name, value in given.items() if value is not None},
    }
    return json.dumps({"queryDefinitionId": definition_id})


def _describe_query_definitions(self: LogsResponse) -> str:
    prefix = self._get_param("queryDefinitionNamePrefix") or ""
    found = [definition for definition in _definitions(self).values() if definition["name"].startswith(prefix)]
    return json.dumps({"queryDefinitions": found})


def _delete_query_definition(self: LogsResponse) -> str:
    removed = _definitions(self).pop(self._get_param("queryDefinitionId"), None)
    return json.dumps({"success": removed is not None})


def install() -> None:
    LogsResponse.put_query_definition = _put_query_definition
    LogsResponse.describe_query_definitions = _describe_query_definitions
    LogsResponse.delete_query_definition = _delete_query_definition
