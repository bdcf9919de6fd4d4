"""Containers without a memory of their own.

Reason: moto adds up the containers' memory and fails where one has none ("int" plus "None").
API: RegisterTaskDefinition, `memory` of a container: optional on Fargate, where the task's own
`cpu` and `memory` are required and are what is reserved.
"""

from typing import Any

from moto.ecs.models import EC2ContainerServiceBackend

_of_containers = EC2ContainerServiceBackend._calculate_task_resource_requirements


def _of_task(task_definition: Any) -> dict[str, Any]:
    if not (task_definition.cpu and task_definition.memory):
        return _of_containers(task_definition)
    return {
        "CPU": int(task_definition.cpu),
        "MEMORY": int(task_definition.memory),
        "PORTS": [],
        "PORTS_UDP": [],
    }


def install() -> None:
    EC2ContainerServiceBackend._calculate_task_resource_requirements = staticmethod(_of_task)
