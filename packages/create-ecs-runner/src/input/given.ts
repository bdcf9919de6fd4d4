import type { Arguments } from '../command-line/parse';
import { checkOptions, problemText } from '../command-line/problem';
import type { Input } from '../template';
import type { World } from '../world';
import { readAnswers, saveProblem } from './answers';
import { readEnvironment, variableOf } from './environment';

/** What was said before anything is asked: by flags, the environment, and an answers file, the first of them that knows. */
export interface Given {
  readonly options: Input;
  /** Where the option's value comes from, by its name; none for flags. */
  readonly sources: Readonly<Record<string, string>>;
  /** All that is wrong, one sentence each: it names the source, and the flag that fixes it. */
  readonly problems: readonly string[];
}

/** Reads all sources; only values that count are checked, so that a flag can mend a file. */
export function readGiven(args: Arguments, world: Pick<World, 'template' | 'env' | 'cwd'>): Given {
  const { template, env } = world;
  const environment = readEnvironment(env, template);
  const answers = args.answers === undefined ? { options: {}, problems: [] } : readAnswers(args.answers, world);
  const options = { ...answers.options, ...environment.options, ...args.options };
  const sources: Record<string, string> = {};
  for (const { name, flag } of template.describeOptions()) {
    if (name in args.options) continue;
    if (name in environment.options) sources[name] = variableOf(flag);
    else if (name in answers.options) sources[name] = args.answers!;
  }
  const save = args.saveAnswers === undefined ? undefined : saveProblem(args.saveAnswers, world);
  const refused = checkOptions(template, options).map((problem) => problemText(problem, sources[problem.option]));
  const problems = [
    ...args.problems,
    ...environment.problems,
    ...answers.problems,
    ...(save ? [save] : []),
    ...refused,
  ];
  return { options, sources, problems };
}
