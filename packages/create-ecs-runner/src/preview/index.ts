import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import type { Plan } from '../create/plan';
import { occupied } from '../create/target';
import { ExitCode } from '../errors';
import type { Change } from './change';
import { previewJson } from './json';
import { listText } from './list';
import { treeText } from './tree';
import { unifiedDiff } from './unified';
import { clashText } from '../merge/clashes';
import { decideAll } from '../merge/decide';
import { notes } from '../merge/notes';
import { abortProblems, clashProblems, conflictMode, type Mode } from '../merge/problems';
import { conflicts, resolveChanges } from '../merge/resolve';
import { remainingClashes, survey, type Survey } from '../merge/survey';
import { wrap } from '../terminal/output';
import type { World } from '../world';

/** Shows what a run with these flags would write: as a tree and diffs, or as JSON. Changes nothing in the target. */
export async function preview(world: World, args: Arguments, plan: Plan): Promise<ExitCode> {
  const mode = conflictMode(args, world);
  const found = await survey(world, args, plan);
  const decisions = decideAll(mode === 'keep' || mode === 'both' ? mode : 'overwrite', found, plan.target);
  const changes = resolveChanges(found.changes, decisions);
  const refusals = refusalsOf(mode, found, changes, plan);
  if (args.json) {
    world.out(previewJson(plan.target, changes, found.clashes, refusals));
    return ExitCode.done;
  }
  const { out, style } = world;
  out(`${treeText(path.basename(plan.target), changes, style)}\n`);
  for (const { path: file, status, before, after } of changes) {
    if (status === 'changed') out(`${unifiedDiff(file, before, after, style)}\n`);
  }
  const list = (heading: string, items: readonly string[]) => out(listText(heading, items, world.columns, style));
  list('Names that your files and ours declare', found.clashes.map(clashText));
  const asked = conflicts(found.changes).length;
  const question =
    mode === 'ask' && asked > 0 ? [`a run asks about each file that is there with other content: ${asked}`] : [];
  list('Notes', [...question, ...notes(found, decisions, changes)]);
  list('A run with these flags would write nothing', refusals);
  out(`${wrap('A dry run: nothing was written.', world.columns)}\n`);
  return ExitCode.done;
}

function refusalsOf(mode: Mode, found: Survey, changes: readonly Change[], { target }: Plan): readonly string[] {
  const folder = occupied(target);
  if (mode === 'abort') return folder ? abortProblems(folder, found) : found.refusals;
  return [...found.refusals, ...(mode === 'keep' ? [] : clashProblems(remainingClashes(found, changes)))];
}
