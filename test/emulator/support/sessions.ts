import { AssumeRoleCommand, AssumeRoleWithWebIdentityCommand, Credentials, STSClient } from '@aws-sdk/client-sts';

/** Configuration of an SDK client. */
export interface Session {
  readonly endpoint: string;
  readonly region: string;
  readonly maxAttempts: number;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** A session without credentials: enough for STS with a web identity token. */
export function anonymous(endpoint: string, region: string): Session {
  return { endpoint, region, maxAttempts: 1 };
}

/** A session of the account's administrator, as far as an emulator knows one. */
export function administrator(endpoint: string, region: string): Session {
  return { ...anonymous(endpoint, region), credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}

/** Takes a role with an OIDC token: what a CI system does. */
export async function withWebIdentity(session: Session, roleArn: string, token: string): Promise<Session> {
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: roleArn,
    RoleSessionName: 'ci',
    WebIdentityToken: token,
  });
  return as(session, (await new STSClient(session).send(command)).Credentials);
}

/** Takes a role as ECS does for a task. */
export async function withRole(session: Session, roleArn: string): Promise<Session> {
  const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'task' });
  return as(session, (await new STSClient(session).send(command)).Credentials);
}

function as(session: Session, credentials: Credentials | undefined): Session {
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined) throw new Error('STS gave no credentials');
  return {
    ...session,
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  };
}
