import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import type { Plan } from '../create/plan';
import { occupied } from '../create/target';
import { Cancelled, UsageError } from '../errors';
import { decideAll, fitsBeside } from './decide';
import type { Change } from '../preview/change';
import { listText } from '../preview/list';
import { treeText } from '../preview/tree';
import { unifiedDiff } from '../preview/unified';
import type { World } from '../world';
import { clashText } from './clashes';
import { askDecisions } from './conflicter';
import { notes } from './notes';
import { abortProblems, clashProblems, conflictMode } from './problems';
import { conflicts, resolveChanges, type Decisions } from './resolve';
import { remainingClashes, survey, unavoidableClashes, type Survey } from './survey';
import { write, type Written } from './write';

/**
 * Writes a repository into a folder that is not empty: shows what would happen, lets the user decide about each file that
 * is there with other content, and only then writes, all or nothing.
 *
 * @throws UsageError where the merge is refused, Cancelled where the user aborts; then nothing was written
 */
export async function merge(world: World, args: Arguments, plan: Plan): Promise<Written> {
  const mode = conflictMode(args, world);
  const found = await survey(world, args, plan);
  if (mode === 'abort') throw new UsageError(abortProblems(occupied(plan.target)!, found));
  refuse([...found.refusals, ...(mode === 'keep' ? [] : clashProblems(unavoidableClashes(found)))]);
  if (mode === 'ask') show(world, found, found.changes, plan);
  const decisions = mode === 'ask' ? await ask(world, found, plan) : decideAll(mode, found, plan.target);
  const resolved = resolveChanges(found.changes, decisions);
  if (mode !== 'ask') show(world, found, resolved, plan);
  if (mode !== 'keep') refuse(clashProblems(remainingClashes(found, resolved)));
  const written = await write(plan, found, decisions, resolved, world.template, world.signal);
  world.out(listText('Notes', notes(found, decisions, resolved), world.columns, world.style));
  return written;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new UsageError(problems);
}

function show({ out, columns, style }: World, { clashes }: Survey, changes: readonly Change[], { target }: Plan): void {
  out(`\n${treeText(path.basename(target), changes, style, { brief: true })}\n`);
  out(listText('Names that your files and ours declare', clashes.map(clashText), columns, style));
}

async function ask(world: World, found: Survey, { target }: Plan): Promise<Decisions> {
  const open = conflicts(found.changes);
  if (open.length === 0) {
    const message = 'Write this beside what is there?';
    if (!(await world.ask({ type: 'confirm', message, initial: true }))) throw new Cancelled();
    return new Map();
  }
  return askDecisions(target, open, {
    ask: world.ask,
    showDiff: ({ path: file, before, after }: Change) =>
      world.out(`${unifiedDiff(file, before, after, world.style)}\n`),
    fitsBeside: (change) => fitsBeside(change, found, target),
  });
}
