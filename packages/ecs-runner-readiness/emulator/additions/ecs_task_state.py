"""A task runs until it is stopped.

Reason: moto moves a task one state on with each DescribeTasks, so that it ends by being looked at.
API: "Amazon ECS task lifecycle" (developer guide): RUNNING until the container exits or StopTask is
called. No container runs here, so only StopTask ends a task.
"""

from moto.moto_api import state_manager


def install() -> None:
    state_manager.set_transition("ecs::task", {"progression": "time", "seconds": 10**8})
