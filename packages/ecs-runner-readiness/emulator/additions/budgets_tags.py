"""The tags of a budget.

Reason: moto keeps no tags of budgets; Terraform asks for them after it made one, and tries again for minutes.
API: Budgets CreateBudget (ResourceTags), TagResource, UntagResource, ListTagsForResource. A budget's ARN is
arn:PARTITION:budgets::ACCOUNT:budget/NAME (service authorization reference).
"""

import json
from collections import defaultdict

from moto.budgets.responses import BudgetsResponse

_tags: dict[str, dict[str, str]] = defaultdict(dict)
_create_budget = BudgetsResponse.create_budget
_delete_budget = BudgetsResponse.delete_budget


def _add(arn: str, tags: list[dict[str, str]]) -> None:
    _tags[arn].update({tag["Key"]: tag["Value"] for tag in tags})


def _arn(self: BudgetsResponse, name: str) -> str:
    return f"arn:{self.partition}:budgets::{self._get_param('AccountId')}:budget/{name}"


def _create_budget_with_tags(self: BudgetsResponse) -> str:
    answer = _create_budget(self)
    _add(_arn(self, self._get_param("Budget")["BudgetName"]), self._get_param("ResourceTags", []))
    return answer


def _delete_budget_with_tags(self: BudgetsResponse) -> str:
    answer = _delete_budget(self)
    _tags.pop(_arn(self, self._get_param("BudgetName")), None)
    return answer


def _tag_resource(self: BudgetsResponse) -> str:
    _add(self._get_param("ResourceARN"), self._get_param("ResourceTags"))
    return json.dumps({})


def _untag_resource(self: BudgetsResponse) -> str:
    for key in self._get_param("ResourceTagKeys"):
        _tags[self._get_param("ResourceARN")].pop(key, None)
    return json.dumps({})


def _list_tags_for_resource(self: BudgetsResponse) -> str:
    tags = _tags.get(self._get_param("ResourceARN"), {})
    return json.dumps({"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]})


def install() -> None:
    BudgetsResponse.create_budget = _create_budget_with_tags
    BudgetsResponse.delete_budget = _delete_budget_with_tags
    BudgetsResponse.tag_resource = _tag_resource
    BudgetsResponse.untag_resource = _untag_resource
    BudgetsResponse.list_tags_for_resource = _list_tags_for_resource
