import type { Arguments } from '../command-line/parse';
import { UsageError } from '../errors';
import type { World } from '../world';
import { clashText, type Clash } from './clashes';
import { conflicts } from './resolve';
import type { Survey } from './survey';

export type Mode = NonNullable<Arguments['onConflict']>;

/**
 * What to do about files that are there: as told, else ask where somebody can be asked, else abort.
 *
 * @throws UsageError where nobody can be asked
 */
export function conflictMode({ onConflict, yes }: Arguments, { interactive }: Pick<World, 'interactive'>): Mode {
  if (onConflict === 'ask' && !interactive) {
    throw new UsageError(['--on-conflict=ask needs a terminal; allowed here: keep, both, overwrite, abort']);
  }
  return onConflict ?? (interactive && !yes ? 'ask' : 'abort');
}

/** What `--on-conflict=abort` says of a folder that is not empty: all that clashes, and what decides. */
export function abortProblems(occupied: string, { changes, clashes, refusals }: Survey): string[] {
  const files = conflicts(changes).map(({ path }) => `${path} is there with other content`);
  const decide =
    '--on-conflict=keep leaves your files as they are, both puts ours beside them, overwrite replaces those that clash';
  return [
    `${occupied}; ${decide}; --dry-run shows what would be written`,
    ...refusals,
    ...files,
    ...clashes.map(clashText),
  ];
}

/** What Terraform would refuse, with what to do about it. */
export function clashProblems(clashes: readonly Clash[]): string[] {
  if (clashes.length === 0) return [];
  const advice = [
    'Terraform takes each of these names once in a folder',
    'rename or move yours',
    'overwrite the file that has it',
    'create the runner in a folder of its own, such as modules/runner, and call it as a module',
    'or write nevertheless with --on-conflict=keep',
  ];
  return [...clashes.map(clashText), `${advice[0]}: ${advice.slice(1).join(', ')}`];
}
