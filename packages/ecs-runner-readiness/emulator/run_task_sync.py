"""A task ends as its container does, and Step Functions tells it.

Reason: without Docker ministack ends a task by StopTask only; its ecs:runTask.sync succeeds however a task ends, and leaves
no TaskSubmitted in the history. DescribeExecution of an execution that failed has an output there.
API: SubmitTaskStateChange (ECS), by which Fargate's agent reports; "Run Amazon ECS or Fargate tasks" and
TaskSubmittedEventDetails (Step Functions): failures are AmazonECS.Unknown, a task that fails is States.TaskFailed with the task
as its cause; DescribeExecution: the output "is set only if the execution succeeds".
"""

import json
import time
from contextvars import ContextVar
from typing import Any

from ministack.core.responses import json_response
from ministack.services import ecs, stepfunctions

SPOT = "Your Spot Task was interrupted."

_execution: ContextVar[dict[str, Any]] = ContextVar("execution")


def _submit_task_state_change(data: dict[str, Any]) -> Any:
    task = ecs._resolve_task(data["task"], ecs._resolve_cluster_name(data["cluster"]))
    for container in task["containers"]:
        for change in data.get("containers", []):
            if change["containerName"] == container["name"] and "exitCode" in change:
                container["exitCode"] = change["exitCode"]
    stop_code = "SpotInterruption" if data["reason"] == SPOT else "EssentialContainerExited"
    ecs._mark_task_stopped(task["taskArn"], task, data["reason"], stop_code)
    return json_response({"acknowledgment": "ACCEPT"})


def _run_task(resource: str, arguments: dict[str, Any]) -> Any:
    request = stepfunctions._pascal_to_camel(arguments) | {"startedBy": "AWS Step Functions"}
    status, _, body = ecs._run_task(request)
    answer = json.loads(body)
    if status >= 400:
        raise stepfunctions._ExecutionError(f"ECS.{answer['__type']}", answer["message"])
    answer = _pascal(answer)
    if not resource.endswith(".sync"):
        return answer
    if answer["Failures"]:
        raise stepfunctions._ExecutionError("AmazonECS.Unknown", json.dumps(answer))
    details = {"resourceType": "ecs", "resource": "runTask.sync", "output": json.dumps(answer)}
    stepfunctions._add_event(_execution.get(), "TaskSubmitted", {"taskSubmittedEventDetails": details})
    return _outcome(request["cluster"], answer["Tasks"][0]["TaskArn"])


def _outcome(cluster: str, arn: str) -> Any:
    while True:
        _, _, body = ecs._describe_tasks({"cluster": cluster, "tasks": [arn]})
        [task] = json.loads(body)["tasks"]
        if task["lastStatus"] == "STOPPED":
            break
        time.sleep(0.1)
    task = _pascal(task)
    if all(container.get("ExitCode") == 0 for container in task["Containers"]):
        return task
    raise stepfunctions._ExecutionError("States.TaskFailed", json.dumps(task))


def _pascal(value: Any) -> Any:
    if isinstance(value, list):
        return [_pascal(item) for item in value]
    if isinstance(value, dict):
        return {key[:1].upper() + key[1:]: _pascal(item) for key, item in value.items()}
    return value


def _execute_task(state: Any, given: Any, execution: dict[str, Any], context: Any) -> Any:
    _execution.set(execution)
    return _ministack_execute_task(state, given, execution, context)


_ministack_execute_task = stepfunctions._execute_task


def _fail_execution(execution: dict[str, Any], error: str, cause: str) -> None:
    _ministack_fail_execution(execution, error, cause)
    execution["output"] = None


_ministack_fail_execution = stepfunctions._fail_execution


def install() -> None:
    stepfunctions._fail_execution = _fail_execution
    stepfunctions._execute_task = _execute_task
    stepfunctions._SERVICE_DISPATCH["arn:aws:states:::ecs:runTask"] = _run_task
    ecs._ACTION_MAP["SubmitTaskStateChange"] = _submit_task_state_change
