"""The services that VPC endpoints can be made for.

Reason: moto asks the backends of many services, some of which need packages that are not installed, and fails; it
reads the filter `service-name` by a key that requests do not have.
API: EC2 DescribeVpcEndpointServices. Of the services whose names or types are not the usual ones, ECR and S3 are left.
"""

from typing import Any

from moto.ec2.models import vpcs

_filter = vpcs.VPCBackend._filter_endpoint_services


def _filter_by_values(names: list[str], filters: list[dict[str, Any]], services: list[dict[str, Any]]) -> list:
    return _filter(names, [{"Value": it["Values"], "Name": it["Name"]} for it in filters], services)


def install() -> None:
    vpcs.IMPLEMENTED_ENDPOINT_SERVICES[:] = ["ecr", "s3"]
    vpcs.VPCBackend._filter_endpoint_services = staticmethod(_filter_by_values)
