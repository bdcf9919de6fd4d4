import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTool } from '../../tools';

/** What `terraform test` said of a run, or of all where it did not come to any. */
export interface Verdict {
  readonly status: 'pass' | 'fail' | 'skip' | 'unavailable';
  /** One line each. */
  readonly messages: readonly string[];
}

/** The verdict on a run of a file. */
export type Verdicts = (file: string, run: string) => Verdict;

/** A line of Terraform's JSON; its fields as https://developer.hashicorp.com/terraform/internals/machine-readable-ui has them. */
interface Message {
  readonly '@testfile'?: string;
  readonly '@testrun'?: string;
  readonly test_run?: { readonly path: string; readonly run: string; readonly status?: string };
  readonly diagnostic?: Diagnostic;
}

interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Where it is in the repository; none: it is not about the repository. */
  readonly range?: { readonly filename: string };
}

/** Runs some test files of a root, in place. */
export async function terraformTest(repository: string, root: string, files: readonly string[]): Promise<Verdicts> {
  const folder = join(repository, root);
  const lock = join(folder, '.terraform.lock.hcl');
  const locked = existsSync(lock) ? readFileSync(lock) : undefined;
  try {
    const init = await terraform(folder, ['init', '-json', '-backend=false', '-input=false']);
    if (init.code !== 0) return () => verdictOf(init.messages);
    const test = await terraform(folder, ['test', '-json', ...files.map((file) => `-filter=${file}`)]);
    return (file, run) => verdictOn(test.messages, file, run);
  } finally {
    // The lock file of what is deployed has the checksums of all platforms; Terraform's own, with a cache, only of this one.
    if (locked === undefined) rmSync(lock, { force: true });
    else writeFileSync(lock, locked);
  }

  async function terraform(cwd: string, args: readonly string[]) {
    const { code, stdout, stderr } = await runTool('terraform', args, cwd, cacheOf(repository));
    const messages = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Message] : []));
    return { code, messages: messages.length > 0 ? messages : [{ diagnostic: unknown(stderr || stdout) }] };
  }
}

/** The roots share one copy of the aws provider, as with `npx projen test`. */
function cacheOf(repository: string): NodeJS.ProcessEnv {
  const cache = process.env.TF_PLUGIN_CACHE_DIR || join(repository, '.terraform/plugin-cache');
  mkdirSync(cache, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: cache, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
}

function verdictOn(messages: readonly Message[], file: string, run: string): Verdict {
  const status = messages.filter(({ test_run: it }) => it?.path === file && it.run === run).at(-1)?.test_run?.status;
  if (status === 'pass') return { status, messages: [] };
  const ofFile = messages.filter((message) => [file, undefined].includes(message['@testfile']));
  if (status === undefined || status === 'skip') {
    return status === undefined ? verdictOf(ofFile) : { status, messages: errors(ofFile).map(oneLine) };
  }
  return verdictOf(ofFile.filter((message) => message['@testrun'] === run));
}

/** Errors that name no place in the repository are about this machine: no provider, no network, another Terraform. */
function verdictOf(messages: readonly Message[]): Verdict {
  const all = errors(messages);
  const own = all.filter(
    ({ range, summary }) => range !== undefined && summary !== 'Unsupported Terraform Core version',
  );
  return own.length > 0
    ? { status: 'fail', messages: own.map(oneLine) }
    : { status: 'unavailable', messages: all.map(oneLine) };
}

function errors(messages: readonly Message[]): Diagnostic[] {
  return messages.flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? [diagnostic] : []));
}

function unknown(printed: string): Diagnostic {
  return { severity: 'error', summary: 'terraform printed no JSON', detail: printed };
}

function oneLine({ summary, detail }: Diagnostic): string {
  const text = summary === 'Test assertion failed' ? detail : `${summary}: ${detail}`;
  return text.replace(/\s+/g, ' ').trim();
}
