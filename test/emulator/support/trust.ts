import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { administrator } from './sessions';
import { Emulator } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';
import { PolicyDocument } from '../../../src/iam/documents';

let copies = 0;

/**
 * Makes a role that trusts whom another one trusts. Ministack knows the partition aws only.
 *
 * @returns its ARN
 */
export async function copyRole(emulator: Emulator, region: string, trust: PolicyDocument): Promise<string> {
  const iam = new IAMClient(administrator(emulator.endpoint, region));
  const document = JSON.stringify(trust).replace(/"arn:aws-[a-z-]+:/g, '"arn:aws:');
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: `copy-${++copies}`, AssumeRolePolicyDocument: document }),
  );
  return Role!.Arn!;
}
