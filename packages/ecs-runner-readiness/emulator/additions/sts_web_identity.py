"""AssumeRoleWithWebIdentity that looks at the token and at the role's trust policy.

Reason: moto gives credentials for any token and any role.
API: STS AssumeRoleWithWebIdentity, its errors InvalidIdentityToken, ExpiredTokenException and
AccessDenied, and its fields Provider, Audience and SubjectFromWebIdentityToken; the condition keys of
sts:AssumeRoleWithWebIdentity in the service authorization reference.
The trust policy is evaluated by ministack's evaluator, so not by code of ours.

STS fetches an issuer's keys from the issuer. Here they come from the environment variable
EMULATOR_ISSUERS: JSON, issuer URL to JWKS.
"""

import json
import os
import time
from typing import Any

from joserfc import jwk, jws
from joserfc.errors import JoseError
from ministack.core.iam_evaluator import EvalContext, evaluate_trust_policy
from moto.core.responses import ActionResult
from moto.iam.models import iam_backends
from moto.sts.exceptions import STSClientError
from moto.sts.responses import TokenResponse

_ISSUERS: dict[str, Any] = json.loads(os.environ.get("EMULATOR_ISSUERS", "{}"))

# The claims that become condition keys `ISSUER:claim`: those of every issuer, then GitHub's.
_CONDITION_KEYS = {"aud", "sub", "amr"} | {
    "actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository",
    "repository_id", "repository_owner_id", "workflow",
}  # fmt: skip


def _claims(token: str) -> dict[str, Any]:
    """The claims of a token that its issuer signed and that has not expired."""
    try:
        unverified = json.loads(jws.extract_compact(token.encode()).payload)
        issuer = unverified["iss"]
        if issuer not in _ISSUERS:
            raise STSClientError("IDPCommunicationError", f"Couldn't retrieve verification key of {issuer}")
        keys = jwk.KeySet.import_key_set(_ISSUERS[issuer])
        claims = json.loads(jws.deserialize_compact(token, keys, algorithms=["RS256"]).payload)
    except (JoseError, KeyError, ValueError) as error:
        raise STSClientError("InvalidIdentityToken", "Couldn't verify the token's signature") from error
    if claims.get("exp", 0) <= time.time():
        raise STSClientError("ExpiredTokenException", "Token expired")
    return claims


def _provider_arn(claims: dict[str, Any], account: str, partition: str) -> str:
    """The provider of the account that knows the token's issuer and audience."""
    host = claims["iss"].removeprefix("https://")
    for arn, provider in iam_backends[account][partition].open_id_providers.items():
        if provider.url == host:
            if claims.get("aud") not in provider.client_id_list:
                raise STSClientError("InvalidIdentityToken", "Incorrect token audience")
            return arn
    raise STSClientError(
        "InvalidIdentityToken", f"No OpenIDConnect provider found in your account for {claims['iss']}"
    )


def _condition_keys(claims: dict[str, Any]) -> dict[str, Any]:
    host = claims["iss"].removeprefix("https://")
    return {f"{host}:{name}".lower(): value for name, value in claims.items() if name in _CONDITION_KEYS}


def _trusted(role_arn: str, claims: dict[str, Any], region: str) -> bool:
    _, partition, _, _, account, _ = role_arn.split(":", 5)
    provider = _provider_arn(claims, account, partition)
    role = next((r for r in iam_backends[account][partition].get_roles() if r.arn == role_arn), None)
    context = EvalContext(
        principal_arn=provider,
        principal_type="WebIdentityUser",
        principal_account=account,
        action="sts:AssumeRoleWithWebIdentity",
        resource_arn=role_arn,
        region=region,
        service_context=_condition_keys(claims),
    )
    return role is not None and evaluate_trust_policy(role.assume_role_policy_document, provider, context)


_assume = TokenResponse.assume_role_with_web_identity


def _assume_role_with_web_identity(self: TokenResponse) -> ActionResult:
    claims = _claims(self._get_param("WebIdentityToken"))
    if not _trusted(self._get_param("RoleArn"), claims, self.region):
        raise STSClientError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")
    answer = _assume(self)
    answer.result.update(
        SubjectFromWebIdentityToken=claims["sub"], Audience=claims["aud"], Provider=claims["iss"]
    )
    return answer


def install() -> None:
    TokenResponse.assume_role_with_web_identity = _assume_role_with_web_identity
