import { isUtf8 } from 'node:buffer';
import * as path from 'node:path';
import { bundled } from '../bundled';
import { Cancelled } from '../errors';
import { besideName } from './beside';
import type { Decision, Decisions } from './resolve';
import type { Ask } from '../interview/prompt';
import type { Change } from '../preview/change';
import { MANIFEST } from '../preview/rehearse';

/** What we use of `@yeoman/conflicter`, which writes nothing itself. */
interface Conflicter {
  checkForCollision(file: { path: string; contents: Buffer; binary: boolean }): Promise<{ conflicter?: string }>;
}

interface ConflicterClass {
  new (adapter: object, options: { cwd: string; regenerate: boolean; customizeActions: () => Action[] }): Conflicter;
}

/** A function is called when it is chosen and returns the action to go on with. */
interface Action {
  readonly name: string;
  readonly description?: string;
  readonly value: string | (() => string);
}

interface Prompt {
  readonly message: string;
  readonly choices: readonly Action[];
}

/** What asking needs. */
export interface Questions {
  readonly ask: Ask;
  /** Shows the differences of a file. */
  readonly showDiff: (change: Change) => void;
  /** Whether ours can come beside a file. */
  readonly fitsBeside: (change: Change) => boolean;
}

/**
 * Asks about each file that is there with other content, through yeoman-environment's conflicter.
 *
 * @throws Cancelled where the user aborts; then nothing is written, because nothing is before all is decided
 */
export async function askDecisions(
  target: string,
  conflicts: readonly Change[],
  questions: Questions,
): Promise<Decisions> {
  const { Conflicter } = bundled('conflicter') as { Conflicter: ConflicterClass };
  const decisions = new Map<string, Decision>();
  let current = conflicts[0];
  let keepRest = false;
  const conflicter = new Conflicter(adapter(questions.ask), {
    cwd: target,
    regenerate: true, // So that it says so where a file became the same meanwhile.
    customizeActions: () =>
      actions(current, questions, {
        both: () => void decisions.set(current.path, 'both'),
        keepRest: () => void (keepRest = true),
      }),
  });
  for (current of conflicts) {
    const { before, after } = current;
    const binary = !isUtf8(after) || !isUtf8(before!);
    const file = { path: path.join(target, current.path), contents: after, binary };
    const status = keepRest ? 'skip' : (await conflicter.checkForCollision(file)).conflicter;
    if (!decisions.has(current.path)) decisions.set(current.path, status === 'skip' ? 'keep' : 'overwrite');
  }
  return decisions;
}

/** Its own list has no "keep both" and no "keep the rest", begins with "overwrite", and shows at most four diffs. */
function actions(
  change: Change,
  { showDiff, fitsBeside }: Questions,
  decide: { both: () => void; keepRest: () => void },
): Action[] {
  const then = (action: string, step: () => void) => () => {
    step();
    return action;
  };
  const beside = besideName(change.path);
  const manifest = change.path === MANIFEST;
  return [
    { name: manifest ? 'Keep yours, with our devDependencies' : 'Keep yours', value: 'skip' },
    { name: manifest ? 'Overwrite: ours, with all of yours' : 'Overwrite with ours', value: 'write' },
    { name: 'Show the differences', value: then('ask', () => showDiff(change)) },
    ...(fitsBeside(change)
      ? [{ name: 'Keep both', description: `ours as ${beside}`, value: then('skip', decide.both) }]
      : []),
    { name: 'Keep yours, here and in the rest', value: then('skip', decide.keepRest) },
    { name: 'Overwrite, here and in the rest', value: 'force' },
    { name: 'Abort', value: then('abort', abort) },
  ];
}

function abort(): never {
  throw new Cancelled();
}

/** Its questions asked in our way: with cancelling, with NO_COLOR. */
function adapter(ask: Ask): object {
  return {
    log: { conflict: () => undefined },
    prompt: async ([{ message, choices }]: readonly Prompt[]) => {
      const titles = choices.map(({ name, description }, value) => ({ title: name, description, value }));
      const chosen = Number(await ask({ type: 'select', message, choices: titles, initial: 0, hint: 'arrows, enter' }));
      return { action: choices[chosen].value };
    },
  };
}
