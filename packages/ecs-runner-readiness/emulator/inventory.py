"""Lists what exists on the emulated AWS at AWS_ENDPOINT_URL, as JSON: kind to sorted names."""

import json
from collections.abc import Callable, Iterable

import boto3


def _pages(service: str, operation: str, key: str, **arguments: object) -> Iterable:
    client = boto3.client(service)
    if client.can_paginate(operation):
        for page in client.get_paginator(operation).paginate(**arguments):
            yield from page[key]
    else:
        yield from getattr(client, operation)(**arguments)[key]


def _active_clusters() -> Iterable[str]:
    """A deleted cluster stays for a while, INACTIVE (DeleteCluster)."""
    ecs = boto3.client("ecs")
    arns = list(_pages("ecs", "list_clusters", "clusterArns"))
    clusters = ecs.describe_clusters(clusters=arns)["clusters"] if arns else []
    return (cluster["clusterArn"] for cluster in clusters if cluster["status"] != "INACTIVE")


def _usable_keys() -> Iterable[str]:
    """A key that waits for its deletion is deleted: AWS has no other way."""
    kms = boto3.client("kms")
    for key in _pages("kms", "list_keys", "Keys"):
        state = kms.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"]
        if state != "PendingDeletion":
            yield key["KeyId"]


def _budgets() -> Iterable[str]:
    account = boto3.client("sts").get_caller_identity()["Account"]
    return (budget["BudgetName"] for budget in _pages("budgets", "describe_budgets", "Budgets", AccountId=account))


KINDS: dict[str, Callable[[], Iterable[str]]] = {
    "cluster": _active_clusters,
    "task definition": lambda: _pages("ecs", "list_task_definitions", "taskDefinitionArns", status="ACTIVE"),
    "role": lambda: (r["Arn"] for r in _pages("iam", "list_roles", "Roles")),
    "policy": lambda: (p["Arn"] for p in _pages("iam", "list_policies", "Policies", Scope="Local")),
    "oidc provider": lambda: (
        p["Arn"] for p in _pages("iam", "list_open_id_connect_providers", "OpenIDConnectProviderList")
    ),
    "key": _usable_keys,
    "key alias": lambda: (
        a["AliasName"] for a in _pages("kms", "list_aliases", "Aliases") if not a["AliasName"].startswith("alias/aws/")
    ),
    "log group": lambda: (g["arn"] for g in _pages("logs", "describe_log_groups", "logGroups")),
    "bucket": lambda: (b["Name"] for b in _pages("s3", "list_buckets", "Buckets")),
    "security group": lambda: (
        g["GroupId"] for g in _pages("ec2", "describe_security_groups", "SecurityGroups")
    ),
    "network interface": lambda: (
        i["NetworkInterfaceId"] for i in _pages("ec2", "describe_network_interfaces", "NetworkInterfaces")
    ),
    "vpc endpoint": lambda: (
        e["VpcEndpointId"]
        for e in _pages("ec2", "describe_vpc_endpoints", "VpcEndpoints")
        if e["State"] != "deleted"
    ),
    "trail": lambda: (t["TrailARN"] for t in _pages("cloudtrail", "list_trails", "Trails")),
    "event rule": lambda: (r["Arn"] for r in _pages("events", "list_rules", "Rules")),
    "state machine": lambda: (
        m["stateMachineArn"] for m in _pages("stepfunctions", "list_state_machines", "stateMachines")
    ),
    "topic": lambda: (t["TopicArn"] for t in _pages("sns", "list_topics", "Topics")),
    "subscription": lambda: (
        f"{s['TopicArn']} {s['Endpoint']}" for s in _pages("sns", "list_subscriptions", "Subscriptions")
    ),
    "budget": _budgets,
    "alarm": lambda: (a["AlarmArn"] for a in _pages("cloudwatch", "describe_alarms", "MetricAlarms")),
    "dashboard": lambda: (
        d["DashboardName"] for d in _pages("cloudwatch", "list_dashboards", "DashboardEntries")
    ),
    "log resource policy": lambda: (
        p["policyName"] for p in _pages("logs", "describe_resource_policies", "resourcePolicies")
    ),
    "metric filter": lambda: (f["filterName"] for f in _pages("logs", "describe_metric_filters", "metricFilters")),
    "query definition": lambda: (
        q["name"] for q in _pages("logs", "describe_query_definitions", "queryDefinitions")
    ),
}

if __name__ == "__main__":
    print(json.dumps({kind: sorted(names()) for kind, names in KINDS.items()}))
