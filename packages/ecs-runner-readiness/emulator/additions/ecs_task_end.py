"""A task ends as its container does.

Reason: no container runs here, so that moto ends a task by StopTask only, and tells neither its exit code nor its times.
API: SubmitTaskStateChange (ECS), by which Fargate's agent reports; "Stopped tasks error codes" (developer guide): stopCode is
EssentialContainerExited, or SpotInterruption where Fargate took a Spot task back.
"""

from datetime import datetime, timedelta, timezone

from moto.core.responses import ActionResult
from moto.ecs.models import Task
from moto.ecs.responses import EC2ContainerServiceResponse

_SPOT = "Your Spot Task was interrupted."
_TIMES = ("created_at", "pull_started_at", "pull_stopped_at", "started_at", "stopped_at")


def _submit_task_state_change(self: EC2ContainerServiceResponse) -> ActionResult:
    arn, reason = self._get_param("task"), self._get_param("reason")
    task = self.ecs_backend.stop_task(self._get_param("cluster"), arn, reason)
    task.stop_code = "SpotInterruption" if reason == _SPOT else "EssentialContainerExited"
    _set_times(task)
    for change in self._get_param("containers", []):
        for container in task.containers:
            if change["containerName"] == container.name and "exitCode" in change:
                container.exitCode = change["exitCode"]
    return ActionResult({"acknowledgment": "ACCEPT"})


def _set_times(task: Task) -> None:
    now = datetime.now(timezone.utc)
    for before, name in enumerate(reversed(_TIMES)):
        setattr(task, name, now - timedelta(seconds=before))


def install() -> None:
    EC2ContainerServiceResponse.submit_task_state_change = _submit_task_state_change
