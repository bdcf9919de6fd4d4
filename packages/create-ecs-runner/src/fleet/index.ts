import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Arguments } from '../command-line/parse';
import { ExitCode, UsageError } from '../errors';
import { wrap } from '../terminal/output';
import { withProgress } from '../terminal/progress';
import type { World } from '../world';
import { check } from './check';
import { Generators } from './generators';
import { findRepositories } from './repositories';
import type { Outcome, Result, State } from './result';
import { snapshot } from './snapshot';
import { sync } from './sync';
import { summary, Table } from './table';
import { newestVersion, upgrade } from './upgrade';

const ACTIONS = ['check', 'sync', 'upgrade'];

type Action = (root: string) => Promise<Outcome>;

/** Checks, syncs or upgrades many repositories, one after the other. What fails in one stops none of the others. */
export async function fleet(world: World, args: Arguments): Promise<ExitCode> {
  const { cwd, columns, out, signal, style } = world;
  const [name, ...patterns] = args.operands;
  const problems = [...args.problems];
  if (!ACTIONS.includes(name)) problems.push(`fleet: "${name ?? ''}" is no action; allowed: ${ACTIONS.join(', ')}`);
  if (args.to !== undefined && name !== 'upgrade') problems.push('--to is of fleet upgrade only');
  if (problems.length > 0) throw new UsageError(problems);

  const roots = findRepositories(patterns, args.list, cwd);
  const folders = new Map(roots.map((root) => [root, path.relative(cwd, root) || '.']));
  const action = await actionOf(name, world, args);
  const table = new Table([...folders.values()], columns, style);
  const show = args.json ? () => undefined : out;

  const results: Result[] = [];
  show(table.header());
  for (const [root, folder] of folders) {
    await setImmediate(); // Signals are noticed between repositories.
    const outcome = signal.aborted ? NOT_REACHED : await withProgress(folder, safely(action, root), world);
    const result = { folder, ...outcome };
    results.push(result);
    show(table.row(result));
  }
  if (args.json) out(`${JSON.stringify({ action: name, template: world.template.version, repositories: results })}\n`);
  show(`\n${wrap(summary(results), columns)}\n`);
  return exitCode(results);
}

async function actionOf(name: string, world: World, args: Arguments): Promise<Action> {
  const { exec, template } = world;
  const generators = new Generators();
  const context = { exec, generators, allowDirty: args.allowDirty };
  if (name === 'check') return (root) => Promise.resolve(check(root, generators, template));
  if (name === 'sync') return (root) => sync(root, context);
  const version = args.to ?? (await withProgress('Asking the registry', newestVersion(exec, world.cwd), world));
  return (root) => upgrade(root, version, context);
}

const NOT_REACHED: Outcome = { state: 'not reached', files: [], notes: [] };

async function safely(action: Action, root: string): Promise<Outcome> {
  try {
    return await action(root);
  } catch (error) {
    return { state: 'failed', version: versionOf(root), files: [], notes: [(error as Error).message] };
  }
}

function versionOf(root: string): string | undefined {
  try {
    return snapshot(root).versions.at(-1);
  } catch {
    return undefined; // The ledger cannot be read, which may be why it failed.
  }
}

function exitCode(results: readonly Result[]): ExitCode {
  const states = new Set<State>(results.map(({ state }) => state));
  if (states.has('not reached')) return ExitCode.cancelled;
  states.delete('current');
  states.delete('synced');
  return states.size > 0 ? ExitCode.failure : ExitCode.done;
}
