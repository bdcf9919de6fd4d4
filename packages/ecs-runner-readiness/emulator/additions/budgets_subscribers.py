"""Who is told of a budget.

Reason: moto keeps the subscribers of a notification and does not tell them; Terraform asks for them after it made a budget.
API: Budgets DescribeSubscribersForNotification. A notification is known by its type, comparison and threshold.
"""

import json

from moto.budgets.responses import BudgetsResponse

_IDENTITY = ("NotificationType", "ComparisonOperator", "Threshold")


def _describe_subscribers(self: BudgetsResponse) -> str:
    budget = self.backend.budgets[self._get_param("AccountId")][self._get_param("BudgetName")]
    asked = self._get_param("Notification")
    subscribers = [
        subscriber
        for notification in budget.notifications
        if all(notification.details.get(key) == asked.get(key) for key in _IDENTITY)
        for subscriber in notification.subscribers
    ]
    return json.dumps({"Subscribers": subscribers})


def install() -> None:
    BudgetsResponse.describe_subscribers_for_notification = _describe_subscribers
