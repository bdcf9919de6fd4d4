import * as path from 'node:path';
import type { Given } from '../input/given';
import { interview, type InterviewContext } from '../interview';
import type { Plan } from './plan';
import { symbols } from '../terminal/capabilities';
import { wrap } from '../terminal/output';
import type { World } from '../world';

/**
 * The plan by asking.
 *
 * @param folder given with the command; none: it is asked for
 * @param proposed what Enter alone answers to that question
 * @throws Cancelled where it is not agreed to
 */
export async function askPlan(
  world: World & Pick<InterviewContext, 'folderProblem'>,
  given: Given,
  folder: string | undefined,
  proposed: string,
): Promise<Plan> {
  const { columns, cwd, out, style, template, unicode } = world;
  const cross = style.red(symbols(unicode).cross);
  const refuse = (reason: string) => out(`${cross} ${wrap(reason, columns - 2, '  ')}\n`);
  const { directory, input } = await interview({ ...world, refuse }, given, folder, proposed);
  // In the order of the table, whichever answer was changed last.
  const answered = template.describeOptions().filter(({ name }) => name in input);
  return {
    directory,
    target: path.resolve(cwd, directory),
    input: Object.fromEntries(answered.map(({ name }) => [name, input[name]])),
  };
}
