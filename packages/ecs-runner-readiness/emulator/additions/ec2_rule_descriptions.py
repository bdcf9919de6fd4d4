"""Descriptions of security group rules whose other side is a group or a prefix list.

Reason: moto knows descriptions of address ranges only.
API: EC2 AuthorizeSecurityGroupIngress, `Description` of UserIdGroupPair and PrefixListId; DescribeSecurityGroupRules.
"""

from inspect import signature
from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule

_init = SecurityGroupRule.__init__
_SIGNATURE = signature(_init)


def _init_with_description(self: SecurityGroupRule, *arguments: Any, **named: Any) -> None:
    _init(self, *arguments, **named)
    prefix_list = _SIGNATURE.bind(self, *arguments, **named).arguments.get("prefix_list_id")
    self.prefix_list_description = (prefix_list or {}).get("Description")


def _description(self: SecurityGroupRule) -> str | None:
    texts = (
        self.ip_range.get("Description"),
        self.source_group.get("Description"),
        self.prefix_list_description,
    )
    return next((text for text in texts if text is not None), None)


def install() -> None:
    SecurityGroupRule.__init__ = _init_with_description
    SecurityGroupRule.description = property(_description)
