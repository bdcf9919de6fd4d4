import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import type { Plan } from '../create/plan';
import { dirtyTree } from '../git-tree';
import { readContent, type Change } from '../preview/change';
import { rehearse, type Rehearsal } from '../preview/rehearse';
import type { World } from '../world';
import { findClashes, isModuleFile, type Clash, type Sources } from './clashes';
import { conflicts, type Decisions } from './resolve';

/** What a run would meet in its target. */
export interface Survey extends Rehearsal {
  /** The `.tf` files of folders that ours has some in, too. */
  readonly yours: Sources;
  /** Names that both declare, as if all files stayed and all of ours came beside. */
  readonly clashes: readonly Clash[];
  /** What no decision about a file can solve, a sentence each. */
  readonly refusals: readonly string[];
}

/** Looks at everything that decides; changes nothing in the target. */
export async function survey(
  { template, exec, signal }: World,
  { allowDirty }: Pick<Arguments, 'allowDirty'>,
  plan: Plan,
): Promise<Survey> {
  const rehearsal = await rehearse(plan, template, signal);
  const { changes } = rehearsal;
  const paths = changes.map((change) => change.path);
  const obstacles = template.obstacles(plan.target, paths);
  const dirty = allowDirty || !existsSync(plan.target) ? undefined : await dirtyTree(exec, plan.target);
  const yours = readModules(plan.target, paths);
  return {
    ...rehearsal,
    yours,
    clashes: findClashes(without(yours, sameFiles(changes)), sources(changes)),
    refusals: [...obstacles, ...(dirty ? [dirty] : [])],
  };
}

/** Names that Terraform will meet twice once `resolved` is written. */
export function remainingClashes({ yours }: Survey, resolved: readonly Change[]): Clash[] {
  const replaced = resolved.filter(({ status }) => status === 'changed' || status === 'same');
  return findClashes(
    without(
      yours,
      replaced.map((change) => change.path),
    ),
    sources(written(resolved)),
  );
}

/** Clashes that no decision about a file solves: neither file can be left out. */
export function unavoidableClashes({ yours, changes }: Survey): Clash[] {
  const open = conflicts(changes).map((change) => change.path);
  const certain = changes.filter(({ status }) => status === 'new');
  return findClashes(without(yours, [...open, ...sameFiles(changes)]), sources(certain));
}

/** All that Terraform will read: what stays, and what is written. */
export function finalSources({ yours }: Survey, resolved: readonly Change[]): Sources {
  return new Map([...yours, ...sources(written(resolved))]);
}

/** Whether the decisions leave the user's file where it is. */
export function isKept(decisions: Decisions, file: string): boolean {
  const decision = decisions.get(file);
  return decision === 'keep' || decision === 'both';
}

function written(changes: readonly Change[]): Change[] {
  return changes.filter(({ status }) => status === 'new' || status === 'changed');
}

function sameFiles(changes: readonly Change[]): string[] {
  return changes.filter(({ status }) => status === 'same').map((change) => change.path);
}

function sources(changes: readonly Change[]): Sources {
  const files = changes.filter((change) => isModuleFile(change.path));
  return new Map(files.map((change) => [change.path, change.after.toString('utf8')]));
}

function without(all: Sources, files: readonly string[]): Sources {
  return new Map([...all].filter(([file]) => !files.includes(file)));
}

function readModules(target: string, ours: readonly string[]): Sources {
  const folders = new Set(ours.filter(isModuleFile).map((file) => path.posix.dirname(file)));
  const files = [...folders].flatMap((folder) =>
    listFolder(path.join(target, folder)).map((name) => path.posix.join(folder, name)),
  );
  return new Map(
    files.filter(isModuleFile).flatMap((file) => {
      const content = readContent(target, file);
      return content ? [[file, content.toString('utf8')] as const] : [];
    }),
  );
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return []; // It is not there, or an obstacle that is told.
  }
}
