import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Emulator } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';

const BUCKET = 'terraform-state';
const KEY = 'acme-runner/production/terraform.tfstate';
const REGION = 'us-east-1';

/** What a lock file says. */
export interface Lock {
  readonly ID: string;
  readonly Operation: string;
  readonly Who: string;
}

/** What the tests read of a state. */
export interface State {
  readonly lineage: string;
  readonly serial: number;
  readonly resources: { type: string; name: string; instances: { attributes: Readonly<Record<string, unknown>> }[] }[];
}

/** A versioned bucket for the state of roots on an emulated AWS. */
export class StateBucket {
  /** Makes the bucket. */
  public static async make(emulator: Emulator): Promise<StateBucket> {
    const s3 = new S3Client({
      endpoint: emulator.endpoint,
      region: REGION,
      forcePathStyle: true,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status: 'Enabled' } }));
    return new StateBucket(s3);
  }

  private constructor(private readonly s3: S3Client) {}

  /** Writes the `backend.hcl` of a root, as that of a live root is. */
  public configure(root: string): void {
    const lines = { bucket: BUCKET, key: KEY, region: REGION, encrypt: true, use_lockfile: true };
    const text = Object.entries(lines).map(([name, value]) => `${name.padEnd(12)} = ${JSON.stringify(value)}\n`);
    writeFileSync(join(root, 'backend.hcl'), text.join(''));
    writeFileSync(join(root, 'backend.tf'), 'terraform {\n  backend "s3" {}\n}\n');
  }

  /** The lock; undefined: nobody holds it. */
  public lock(): Promise<Lock | undefined> {
    return this.read<Lock>(`${KEY}.tflock`);
  }

  /** The state; undefined: there is none. */
  public state(): Promise<State | undefined> {
    return this.read<State>(KEY);
  }

  /** All versions of the state, the newest first. */
  public async versions(): Promise<State[]> {
    const { Versions = [] } = await this.s3.send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix: KEY }));
    const own = Versions.filter((version) => version.Key === KEY);
    return Promise.all(own.map(async ({ VersionId }) => (await this.read<State>(KEY, VersionId))!));
  }

  private async read<T>(key: string, version?: string): Promise<T | undefined> {
    try {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key, VersionId: version }));
      return JSON.parse(await Body!.transformToString()) as T;
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}
