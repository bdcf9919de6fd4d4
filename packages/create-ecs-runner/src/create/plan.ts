import { createRequire } from 'node:module';
import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import { UsageError } from '../errors';
import { dirtyTree } from '../git-tree';
import { readGiven } from '../input/given';
import { recover } from '../staging/recover';
import type { Input } from '../template';
import { wrap } from '../terminal/output';
import type { World } from '../world';
import { nameFromFolder, occupied, targetProblem } from './target';

/** The interview is loaded where it is held. */
const load = createRequire(__filename);

const DEFAULT_FOLDER = 'ecs-runner';

/** What will be made, and where. */
export interface Plan {
  /** The folder as it was given. */
  readonly directory: string;
  /** The folder's absolute path. */
  readonly target: string;
  readonly input: Input;
}

/**
 * The plan from flags, the environment and an answers file, and by asking for the rest where that is possible and wanted.
 *
 * @throws UsageError with everything that is wrong or missing, before anything is asked
 */
export async function makePlan(world: World, args: Arguments): Promise<Plan> {
  const given = readGiven(args, world);
  const asks = world.interactive && !args.yes && !args.json;
  const directory = args.operands[0] ?? (nonEmpty(given.options.name) || (args.yes ? DEFAULT_FOLDER : undefined));
  const named = asks ? args.operands[0] : directory;
  if (named !== undefined && !args.dryRun) repair(world, named);
  const json = args.json && !args.dryRun ? ['--json goes with --dry-run'] : [];
  // Where nobody is asked, the merge tells of a dirty tree, with all else that is in its way.
  const folderProblem = async (folder: string) =>
    targetProblem(folder) ?? (asks ? await dirtyTarget(world, args, folder) : undefined);
  const folder = named === undefined ? undefined : await folderProblem(path.resolve(world.cwd, named));
  const problems = [...given.problems, ...json, ...(folder ? [folder] : [])];
  if (asks) {
    if (problems.length > 0) throw new UsageError(problems);
    const { askPlan } = load('./ask-plan') as typeof import('./ask-plan');
    return askPlan({ ...world, folderProblem }, given, args.operands[0], directory ?? DEFAULT_FOLDER);
  }
  if (directory === undefined) throw new UsageError([...problems, missingFolder(world)]);
  const target = path.resolve(world.cwd, directory);
  const input = { name: nameFromFolder(target), ...given.options };
  const [refused] = 'name' in given.options ? [] : world.template.check({ name: input.name });
  if (refused) problems.push(`"${path.basename(target)}" makes no name; allowed: ${refused.allowed} (--name)`);
  if (problems.length > 0) throw new UsageError([...problems, ...occupiedProblems(args, target)]);
  return { directory, target, input };
}

/** Alone, a folder that is not empty is no problem of the command line: the merge says then what is in the way. */
function occupiedProblems({ onConflict = 'abort', dryRun }: Arguments, target: string): string[] {
  const folder = onConflict === 'abort' && !dryRun ? occupied(target) : undefined;
  return folder ? [`${folder}; allowed: a new or an empty one, or --on-conflict=keep, both or overwrite`] : [];
}

/** Why a run would not merge into a folder; nothing is merged into one that is empty. */
async function dirtyTarget(
  { exec }: World,
  { allowDirty, dryRun }: Arguments,
  target: string,
): Promise<string | undefined> {
  return allowDirty || dryRun || !occupied(target) ? undefined : dirtyTree(exec, target);
}

/** Undoes what a killed run left there, before the folder is looked at. */
function repair({ cwd, columns, err }: World, folder: string): void {
  for (const note of recover(path.resolve(cwd, folder))) err(`${wrap(note, columns)}\n`);
}

function missingFolder({ template }: World): string {
  const asked = template.describeOptions().filter(({ name, prompt }) => prompt !== undefined && name !== 'name');
  return (
    'the folder is missing, and nobody can be asked: standard input and output must be terminals, and CI not set. ' +
    `Name the folder, or give --name, or --yes for ./${DEFAULT_FOLDER}. The flags of all questions, which have defaults: ` +
    asked.map(({ flag }) => `--${flag}`).join(', ')
  );
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
