import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { PolicyDocument } from '../../iam/documents';
import { Emulator } from './emulator';
import { administrator } from './sessions';

/**
 * Makes a role that trusts whom another one trusts.
 *
 * @returns its ARN
 */
export async function copyRole(emulator: Emulator, region: string, trust: PolicyDocument): Promise<string> {
  const iam = new IAMClient(administrator(emulator.endpoint, region));
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'runner', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  return Role!.Arn!;
}
