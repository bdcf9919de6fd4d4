import * as path from 'node:path';
import type { Arguments } from '../command-line/parse';
import { checkOptions, problemText } from '../command-line/problem';
import { UsageError } from '../errors';
import { nameFromFolder, targetProblem } from './target';
import { askOptions, type Interview } from '../interview/questions';
import type { Input, Template } from '../template';

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
 * The plan without asking.
 *
 * @throws UsageError with everything that is wrong or missing
 */
export function planFromFlags(args: Arguments, template: Template, cwd: string): Plan {
  const problems = flagProblems(args, template, cwd);
  const directory = folderOf(args) ?? (args.yes ? DEFAULT_FOLDER : undefined);
  if (directory === undefined) {
    const missing = `the folder is missing: name it, or give --name, or --yes for ./${DEFAULT_FOLDER}`;
    throw new UsageError([...problems, missing]);
  }
  const target = path.resolve(cwd, directory);
  const input = { name: nameFromFolder(target), ...args.options };
  const [refused] = 'name' in args.options ? [] : template.check({ name: input.name });
  if (refused) {
    problems.push(`"${path.basename(target)}" makes no name; allowed: ${refused.allowed} (--name)`);
  }
  if (problems.length > 0) throw new UsageError(problems);
  return { directory, target, input };
}

/**
 * The plan, with questions for what the flags leave open.
 *
 * @throws UsageError where the flags are wrong, before anything is asked
 */
export async function planFromAnswers(
  args: Arguments,
  interview: Interview & { template: Template },
  cwd: string,
): Promise<Plan> {
  const problems = flagProblems(args, interview.template, cwd);
  if (problems.length > 0) throw new UsageError(problems);
  const directory = args.operands[0] ?? (await askFolder(interview, cwd, folderOf(args) ?? DEFAULT_FOLDER));
  const target = path.resolve(cwd, directory);
  const input = await askOptions(interview, args.options, { name: nameFromFolder(target) });
  return { directory, target, input };
}

async function askFolder({ ask, refuse }: Interview, cwd: string, initial: string): Promise<string> {
  for (;;) {
    const folder = String((await ask({ type: 'text', message: 'Folder', initial })) || initial);
    const problem = targetProblem(path.resolve(cwd, folder));
    if (problem === undefined) return folder;
    refuse(problem);
  }
}

/** What is wrong with the command line itself: flags, folder, and options. */
function flagProblems(args: Arguments, template: Template, cwd: string): string[] {
  const folder = folderOf(args) ?? (args.yes ? DEFAULT_FOLDER : undefined);
  const target = folder === undefined ? undefined : targetProblem(path.resolve(cwd, folder));
  const options = checkOptions(template, args.options).map(problemText);
  return [...args.problems, ...(target ? [target] : []), ...options];
}

/** The folder that the command line names. */
export function folderOf({ operands: [directory], options }: Arguments): string | undefined {
  return directory ?? (typeof options.name === 'string' && options.name !== '' ? options.name : undefined);
}
