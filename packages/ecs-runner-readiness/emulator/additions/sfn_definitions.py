"""ValidateStateMachineDefinition and ListStateMachineVersions.

Reason: moto lacks them, and Terraform calls them: one for each plan of a state machine, one to read it.
API: Step Functions, the actions of these names. Here a definition is right if its transitions lead to states of
the same level (Amazon States Language, "Transitions").
"""

import json
from collections.abc import Iterable
from typing import Any

from moto.core.responses import ActionResult
from moto.stepfunctions.responses import StepFunctionResponse


def _problems(machine: dict[str, Any]) -> Iterable[str]:
    states = machine.get("States", {})
    targets = [machine.get("StartAt"), *(target for state in states.values() for target in _targets(state))]
    yield from (f"there is no state {target}" for target in targets if target not in states)
    for state in states.values():
        for inner in [*state.get("Branches", []), state.get("ItemProcessor"), state.get("Iterator")]:
            if inner is not None:
                yield from _problems(inner)


def _targets(state: dict[str, Any]) -> Iterable[str]:
    for transition in [state, *state.get("Choices", []), *state.get("Catch", [])]:
        yield from (transition[key] for key in ("Next", "Default") if key in transition)


def _validate_state_machine_definition(self: StepFunctionResponse) -> ActionResult:
    try:
        problems = list(_problems(json.loads(self._get_param("definition"))))
    except ValueError as error:
        problems = [str(error)]
    diagnostics = [
        {"severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": problem} for problem in problems
    ]
    return ActionResult(
        {"result": "FAIL" if diagnostics else "OK", "diagnostics": diagnostics, "truncated": False}
    )


def _list_state_machine_versions(self: StepFunctionResponse) -> ActionResult:
    machine = self.stepfunction_backend.describe_state_machine(self._get_param("stateMachineArn"))
    versions = [
        {"stateMachineVersionArn": version.arn, "creationDate": version.creation_date}
        for version in machine.versions.values()
    ]
    return ActionResult({"stateMachineVersions": versions})


def install() -> None:
    StepFunctionResponse.validate_state_machine_definition = _validate_state_machine_definition
    StepFunctionResponse.list_state_machine_versions = _list_state_machine_versions
