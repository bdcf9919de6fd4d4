import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../../support/repository';

/** What the AWS CLI prints, or its exit code; the last answer of a command is given again. */
export type Answer = string | number;

/** The AWS CLI, as far as run-task.sh and the benchmark use it: answers in turn, and writes down what it was asked. */
const STUB = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const folder = process.env.STUB;
const [service, operation, ...rest] = process.argv.slice(2);
const command = service + ' ' + operation;
const stdin = command === 'sts assume-role-with-web-identity' ? readFileSync(0, 'utf8') : undefined;
const { AWS_REGION, AWS_ACCESS_KEY_ID } = process.env;
const log = folder + '/calls';
const before = existsSync(log) ? readFileSync(log, 'utf8').split('\\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
appendFileSync(log, JSON.stringify({ command, rest, stdin, region: AWS_REGION, key: AWS_ACCESS_KEY_ID }) + '\\n');
const answers = JSON.parse(readFileSync(folder + '/answers', 'utf8'))[command] ?? [255];
const answer = answers[Math.min(before.filter((call) => call.command === command).length, answers.length - 1)];
if (typeof answer === 'number') process.exit(answer);
console.log(answer);
`;

/** One call of the AWS CLI. */
export interface Call {
  readonly command: string;
  readonly rest: string[];
  readonly stdin?: string;
  readonly region: string;
  readonly key?: string;
}

/** What became of the script, and the calls that it made. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: Call[];
}

/** Runs a script with the stub in the place of the AWS CLI. @param answers by command, in turn */
export async function runWithStub(
  script: string,
  answers: Record<string, Answer[]>,
  { args = [], env = {}, signalAt, interpreter = 'bash', commands = {} }: Options = {},
): Promise<Run> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'bin'));
  for (const [name, text] of Object.entries({ aws: STUB, ...commands })) {
    writeFileSync(join(folder, 'bin', name), text);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  writeFileSync(join(folder, 'answers'), JSON.stringify(answers));
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS_|OIDC_TOKEN)/.test(name));
  const child = spawn(interpreter, [script, ...args], {
    env: {
      ...Object.fromEntries(own),
      PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
      STUB: folder,
      POLL_SECONDS: signalAt ? '30' : '0.01',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
    if (signalAt && !child.killed && output.stdout.includes(signalAt.text)) child.kill(signalAt.signal);
  });
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output, calls: callsIn(join(folder, 'calls')) };
}

/** How the script is run; the signal is sent when it has printed the text. */
export interface Options {
  readonly args?: string[];
  readonly env?: Record<string, string>;
  /** What runs the script; bash if not given. */
  readonly interpreter?: string;
  /** Texts of further commands by name. */
  readonly commands?: Record<string, string>;
  readonly signalAt?: { readonly text: string; readonly signal: NodeJS.Signals };
}

function callsIn(file: string): Call[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Call);
}
