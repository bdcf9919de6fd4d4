"""Stopped tasks say who stopped them, and are listed only where they are asked for.

Reason: moto gives them no stop code, and lists tasks of every status.
API: Amazon ECS StopTask (`stopCode` of a Task: UserInitiated) and ListTasks (`desiredStatus`: RUNNING by default).
"""

from typing import Any

from moto.ecs.models import EC2ContainerServiceBackend, Task
from moto.ecs.responses import EC2ContainerServiceResponse

_stop_task = EC2ContainerServiceBackend.stop_task
_list_tasks = EC2ContainerServiceResponse.list_tasks


def _stop_task_by_user(self: EC2ContainerServiceBackend, *arguments: Any, **named: Any) -> Task:
    task = _stop_task(self, *arguments, **named)
    task.stop_code = "UserInitiated"
    return task


def _list_running_tasks(self: EC2ContainerServiceResponse) -> Any:
    get_param = self._get_param

    def get(name: str, default: Any = None) -> Any:
        return get_param(name, "RUNNING" if name == "desiredStatus" else default)

    self._get_param = get
    return _list_tasks(self)


def install() -> None:
    EC2ContainerServiceBackend.stop_task = _stop_task_by_user
    EC2ContainerServiceResponse.list_tasks = _list_running_tasks
