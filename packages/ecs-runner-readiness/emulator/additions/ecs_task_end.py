"""A task ends as its container does.

Reason: no container runs here, so that moto ends a task by StopTask only, and tells no exit code of it.
API: SubmitTaskStateChange (ECS), by which Fargate's agent reports; "Stopped tasks error codes" (developer guide): stopCode is
EssentialContainerExited, or SpotInterruption where Fargate took a Spot task back.
"""

from moto.core.responses import ActionResult
from moto.ecs.responses import EC2ContainerServiceResponse

_SPOT = "Your Spot Task was interrupted."


def _submit_task_state_change(self: EC2ContainerServiceResponse) -> ActionResult:
    arn, reason = self._get_param("task"), self._get_param("reason")
    task = self.ecs_backend.stop_task(self._get_param("cluster"), arn, reason)
    task.stop_code = "SpotInterruption" if reason == _SPOT else "EssentialContainerExited"
    for change in self._get_param("containers", []):
        for container in task.containers:
            if change["containerName"] == container.name and "exitCode" in change:
                container.exitCode = change["exitCode"]
    return ActionResult({"acknowledgment": "ACCEPT"})


def install() -> None:
    EC2ContainerServiceResponse.submit_task_state_change = _submit_task_state_change
