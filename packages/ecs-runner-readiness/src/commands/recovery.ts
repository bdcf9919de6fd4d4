import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must, Wrong } from '../emulator/wrong';
import { findTool, neutralEnvironment } from '../tools';
import { CONFIRMED, liveRoot, type LiveRoot } from './live-root';
import type { Reader } from './reader';

const KILLED = 'An apply was interrupted or killed';
const STATE = 'The Terraform state is wrong or gone';
const LOCKED = 'The state is locked';
const OBJECT = 'An object was overwritten or deleted';
const KEY = 'The key is scheduled for deletion';
const NO_CHANGES = 'No changes.';

/** docs/recovery.md: an apply is killed, objects, state and key are lost, and all of it is had back. */
export async function recovery(reader: Reader): Promise<string> {
  const root = await liveRoot(reader);
  const place: Place = {
    reader,
    root,
    run: (commands, answer) => reader.run(root.folder, commands, answer, CONFIRMED),
  };
  await killApply(place);
  await unlock(place);
  await applyAgain(place);
  await recoverObject(place);
  await recoverState(place);
  if (reader.work.options.kmsCmk) await recoverKey(place);
  await findLeftOvers(place);
  return 'a killed apply, a lock, objects, states and the key were had back';
}

interface Place {
  readonly reader: Reader;
  readonly root: LiveRoot;
  /** Runs commands in the root. */
  run(commands: string, answer?: string): Promise<string>;
}

/** Ends terraform with its providers as soon as it has made the bucket and the OIDC provider. */
async function killApply({ reader, root, run }: Place): Promise<void> {
  cpSync(join(root.folder, 'backend.hcl.example'), join(root.folder, 'backend.hcl'));
  await run('terraform init -backend-config=backend.hcl');
  const awaited = [`${providerAddress(root)}: Creation complete`, 'aws_s3_bucket.this[0]: Creation complete'];
  const child = spawn(findTool('terraform')!, ['apply', '-auto-approve', '-no-color', '-input=false'], {
    cwd: root.folder,
    // Nothing is written before the kill: Terraform counts from the first thing that it makes.
    env: { ...neutralEnvironment(), ...reader.emulator.env, TF_STATE_PERSIST_INTERVAL: '600' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Wrong(`an apply ended before it was killed: ${printed.slice(-300)}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!awaited.every((text) => printed.includes(text))) return;
      child.removeAllListeners('close').once('close', () => resolve());
      process.kill(-child.pid!, 'SIGKILL');
    });
  });
}

async function unlock({ reader, root, run }: Place): Promise<void> {
  const { ID } = JSON.parse(await run(reader.block(LOCKED, 0))) as { ID: string };
  const next = await reader.shell(root.folder, 'terraform apply -auto-approve');
  must(next.code !== 0 && next.stderr.includes('state lock'), 'a second apply is not locked out');
  // What is typed is read only where Terraform may ask.
  await reader.run(root.folder, reader.block(LOCKED, 1, { 'LOCK-ID': ID }), 'yes\n');
}

async function applyAgain({ reader, root, run }: Place): Promise<void> {
  const arns = (await run(reader.block(KILLED, 1))).trim().split(/\s+/);
  must(arns.length === 1 && arns[0] !== '', `the account has the OIDC providers ${arns.join(', ')}`);
  const block = reader.text(KILLED, 'hcl', {
    'ARN-OF-THE-PROVIDER': arns[0],
    'module.runner.': `module.${root.module}.`,
  });
  writeFileSync(join(root.folder, 'imports.tf'), block);
  const printed = await run('terraform apply');
  must(printed.includes('1 imported'), 'the OIDC provider is not imported');
  // A state that could not be written is the next one.
  const next = `awk '/^  "serial": /{ sub(/[0-9]+/, $2 + 1) } 1'`;
  await run(`terraform state pull | ${next} > errored.tfstate\n${reader.block(KILLED, 0)}`);
}

async function recoverObject({ reader, run }: Place): Promise<void> {
  const object = { 'path/of/the/object': 'reports/to day.json' };
  const list = reader.block(OBJECT, 0, object);
  const setUp = list.split('\n').slice(0, 3).join('\n');
  const put = (text: string) => run(`${setUp}\nprintf '%s' '${text}' | aws s3 cp --quiet - "s3://$bucket/$key"`);
  const get = () => run(`${setUp}\naws s3 cp --quiet "s3://$bucket/$key" -`);
  await put('good');
  await put('bad');
  const earlier = rows(await run(list)).find(([, , , latest]) => latest === 'False');
  must(earlier !== undefined, 'the bucket keeps no earlier version of an object');
  await run(`${setUp}\n${reader.block(OBJECT, 1, { 'VERSION-ID': earlier![0] })}`);
  must((await get()) === 'good', 'an overwritten object is not had back');
  await run(`${setUp}\naws s3 rm --quiet "s3://$bucket/$key"`);
  await run(`${setUp}\n${reader.block(OBJECT, 2)}`);
  const back = await get().catch(() => '');
  must(back === 'good', 'a deleted object is not had back');
}

async function recoverState({ reader, root, run }: Place): Promise<void> {
  const list = reader.block(STATE, 0);
  const setUp = list.split('\n').slice(0, 2).join('\n');
  await run(`terraform state rm module.${root.module}.aws_ecs_cluster.this`);
  const [, earlier] = rows(await run(list));
  must(earlier !== undefined, 'the state bucket keeps no earlier version of the state');
  await run(`${setUp}\n${reader.block(STATE, 1, { 'VERSION-ID': earlier[0] })}`);
  must((await run(reader.block(STATE, 2))).includes(NO_CHANGES), 'an earlier state is not had back');
  await run(`${setUp}\naws s3 rm --quiet "s3://$state_bucket/$state_key"`);
  must((await run(`${setUp}\n${reader.block(STATE, 3)}`)).includes(NO_CHANGES), 'a deleted state is not had back');
}

async function recoverKey({ reader, run }: Place): Promise<void> {
  await run(
    'export AWS_DEFAULT_REGION=$(terraform output -raw region)\naws kms schedule-key-deletion --key-id "$(terraform output -raw kms_key_arn)"',
  );
  must((await run(reader.block(KEY, 0))).includes(NO_CHANGES), 'a key that waits for its deletion is not had back');
}

/** What the killed apply had made and no state knows. */
async function findLeftOvers({ reader, root, run }: Place): Promise<void> {
  const found = (await run(reader.block(KILLED, 2))).trim().split('\n').filter(Boolean);
  must(found.length > 0, 'what the killed apply left over is not found');
  const state = readFileSync(join(root.folder, 'state.json'), 'utf8');
  must(!found.some((arn) => state.includes(`"${arn}"`)), 'what is in the state is taken for a left-over');
}

function providerAddress({ module }: LiveRoot): string {
  return `module.${module}.aws_iam_openid_connect_provider.this[0]`;
}

/** Rows of the AWS CLI's text output. */
function rows(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
}
