import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { Emulator } from './emulator';
import { administrator } from './sessions';
import { PolicyDocument } from '../../iam/documents';

let copies = 0;

/**
 * Makes a role that trusts whom another one trusts.
 *
 * @returns its ARN
 */
export async function copyRole(emulator: Emulator, region: string, trust: PolicyDocument): Promise<string> {
  const iam = new IAMClient(administrator(emulator.endpoint, region));
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: `copy-${++copies}`, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  return Role!.Arn!;
}
