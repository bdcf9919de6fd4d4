import type { ResolvedOptions } from '../../options';

/** Reasons for which an item does not apply; undefined where it does. */
type Reason = (options: ResolvedOptions) => string | undefined;

export const withoutKey: Reason = ({ kmsCmk }) =>
  kmsCmk ? undefined : 'the option kmsCmk is false: AWS holds the keys';

export const withoutSpot: Reason = ({ spot }) => (spot ? undefined : 'the option spot is false: tasks run on demand');

export const withoutHooks: Reason = ({ preCommit }) => (preCommit ? undefined : 'the option preCommit is false');

export const withoutCi: Reason = ({ ci }) => (ci === 'none' ? 'the option ci is none' : undefined);

export const withoutGithub: Reason = ({ ci }) => (ci === 'github' ? undefined : `the option ci is ${ci}`);

export const withoutExamples: Reason = ({ examples }) =>
  examples.length > 0 ? undefined : 'the option examples is empty';

/** For what an example shows. */
export function withoutExample(name: string): Reason {
  return ({ examples }) => (examples.includes(name) ? undefined : `the option examples has no ${name}`);
}
