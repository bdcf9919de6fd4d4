"""A stopped task gives its network interface back.

Reason: moto keeps it, and with it the use of the security group.
API: "Amazon ECS task networking options for Fargate" (developer guide): the interface belongs to the task and is
deleted when the task stops; `attachments` of a Task, status DELETED.
"""

from typing import Any

from moto.ec2.models import ec2_backends
from moto.ecs.models import EC2ContainerServiceBackend, Task

_stop_task = EC2ContainerServiceBackend.stop_task


def _stop_task_and_network(self: EC2ContainerServiceBackend, *arguments: Any, **named: Any) -> Task:
    task = _stop_task(self, *arguments, **named)
    ec2 = ec2_backends[self.account_id][self.region_name]
    for attachment in task.attachments:
        if attachment["type"] == "ElasticNetworkInterface" and attachment["status"] != "DELETED":
            details = {detail["name"]: detail["value"] for detail in attachment["details"]}
            ec2.delete_network_interface(details["networkInterfaceId"])
            attachment["status"] = "DELETED"
    return task


def install() -> None:
    EC2ContainerServiceBackend.stop_task = _stop_task_and_network
