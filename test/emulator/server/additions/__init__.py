"""What moto 5.2.5 lacks for us: a module per addition, each with its reason and the API it follows."""

from . import ecs_task_memory, ecs_task_network, ecs_task_state, s3_bucket_policy, sts_web_identity


def install() -> None:
    for addition in (ecs_task_memory, ecs_task_network, ecs_task_state, s3_bucket_policy, sts_web_identity):
        addition.install()
