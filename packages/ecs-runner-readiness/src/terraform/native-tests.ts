import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pluginCache } from './plugin-cache';
import type { Work } from '../provers/prover';
import { missingTools, run as runTool } from '../tools';

/** What `terraform test` said of a run, or of all where it did not come to any. */
export interface Verdict {
  readonly status: 'pass' | 'fail' | 'skip' | 'unavailable';
  /** One line each. */
  readonly messages: readonly string[];
}

/** How the native tests of a root went. */
export interface Tested {
  /** How many runs passed, and which did not, as `tests/iam.tftest.hcl: boundary`; else why it did not come to that. */
  readonly count: { readonly passed: number; readonly failed: readonly string[] } | Verdict;
  /** On a run of a file. */
  verdict(file: string, run: string): Verdict;
}

/** A line of Terraform's JSON; its fields as https://developer.hashicorp.com/terraform/internals/machine-readable-ui has them. */
interface Message {
  readonly '@testfile'?: string;
  readonly '@testrun'?: string;
  readonly test_run?: {
    readonly path: string;
    readonly run: string;
    readonly progress?: string;
    readonly status?: string;
  };
  readonly test_summary?: { readonly passed: number };
  readonly diagnostic?: Diagnostic;
}

interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** Where it is in the repository; none: it is not about the repository. */
  readonly range?: { readonly filename: string };
}

const MODULE = '.';
const known = new WeakMap<Work, Map<string, Promise<Tested>>>();

/**
 * Runs test files of a root, in place, once in an assessment: all of the module where a proof of it wants all anyway.
 *
 * @param files below the root; none: all
 */
export function nativeTests(work: Work, root: string, files: readonly string[] = []): Promise<Tested> {
  const wantsAll = work.proofs.some((proof) => proof.kind === 'tool' && proof.tool === 'terraform-test');
  const wanted = root === MODULE && wantsAll ? [] : files;
  const ran = known.get(work) ?? new Map<string, Promise<Tested>>();
  known.set(work, ran);
  const key = JSON.stringify([root, wanted]);
  const tested = ran.get(key) ?? runTests(work, root, wanted);
  ran.set(key, tested);
  return tested;
}

async function runTests({ root: repository, say }: Work, root: string, files: readonly string[]): Promise<Tested> {
  const missing = missingTools('terraform');
  if (missing !== undefined) return untested({ status: 'unavailable', messages: [missing] });
  say(`terraform test${root === MODULE ? '' : ` in ${root}`}: ${files.length === 0 ? 'all' : files.length} files`);
  const folder = join(repository, root);
  const lock = join(folder, '.terraform.lock.hcl');
  const locked = existsSync(lock) ? readFileSync(lock) : undefined;
  try {
    const init = await terraform(repository, folder, ['init', '-json', '-backend=false', '-input=false']);
    if (init.code !== 0) return untested(verdictOf(init.messages));
    const filters = files.map((file) => `-filter=${file}`);
    const { messages } = await terraform(repository, folder, ['test', '-json', ...filters]);
    return { verdict: (file, run) => verdictOn(messages, file, run), count: countIn(messages) };
  } finally {
    // The lock file of what is deployed has the checksums of all platforms; Terraform's own, with a cache, only of this one.
    if (locked === undefined) rmSync(lock, { force: true });
    else writeFileSync(lock, locked);
  }
}

function untested(verdict: Verdict): Tested {
  return { verdict: () => verdict, count: verdict };
}

async function terraform(repository: string, folder: string, args: readonly string[]) {
  const { code, stdout, stderr } = await runTool('terraform', args, folder, pluginCache(repository));
  const messages = stdout.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Message] : []));
  return { code, messages: messages.length > 0 ? messages : [{ diagnostic: unknown(stderr || stdout) }] };
}

function countIn(messages: readonly Message[]): Tested['count'] {
  const summary = messages.find(({ test_summary }) => test_summary !== undefined)?.test_summary;
  if (summary === undefined) return verdictOf(messages);
  const ended = messages.flatMap(({ test_run }) => (test_run?.progress === 'complete' ? [test_run] : []));
  const failed = ended.filter(({ status }) => status !== 'pass').map(({ path, run }) => `${path}: ${run}`);
  return { passed: summary.passed, failed };
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
