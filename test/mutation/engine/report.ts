import { Accepted, acceptedBy } from './accepted';
import { Mutant } from './mutant';
import { Outcome } from './run';

export interface Figures {
  readonly tried: number;
  readonly invalid: number;
  readonly caught: number;
  readonly survived: number;
  /** Caught ones of the valid ones, from 0 to 1; accepted survivors count as survivors. 1 where there are none. */
  readonly share: number;
}

/** Counts outcomes. */
export function figures(outcomes: readonly Outcome[]): Figures {
  const count = (wanted: Outcome['result']): number => outcomes.filter(({ result }) => result === wanted).length;
  const [invalid, caught, survived] = [count('invalid'), count('caught'), count('survived')];
  const valid = caught + survived;
  return { tried: outcomes.length, invalid, caught, survived, share: valid === 0 ? 1 : caught / valid };
}

/** Figures by one property of the mutants, as lines of a table with those of all at the end. */
export function table(
  title: string,
  property: 'kind' | 'file',
  mutants: readonly Mutant[],
  outcomes: readonly Outcome[],
): string {
  const names = [...new Set(mutants.map((mutant) => mutant[property]))].sort();
  const rows = [...names, undefined].map((name) => {
    const own = <T>(list: readonly T[], of: (entry: T) => Mutant): T[] =>
      list.filter((entry) => name === undefined || of(entry)[property] === name);
    const { tried, invalid, caught, survived, share } = figures(own(outcomes, ({ mutant }) => mutant));
    const generated = own(mutants, (mutant) => mutant).length;
    const percent = caught + survived === 0 ? '-' : `${(share * 100).toFixed(1)} %`;
    return [name ?? 'all', generated, tried, invalid, caught, survived, percent].map(String);
  });
  const lines = [[title, 'generated', 'tried', 'invalid', 'caught', 'survived', 'share'], ...rows];
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines
    .map(([name, ...cells]) => name.padEnd(width) + cells.map((cell) => cell.padStart(11)).join(''))
    .join('\n');
}

/** Survivors, each with its place, its change and the reason why it is accepted, if it is. */
export function survivors(outcomes: readonly Outcome[], accepted: readonly Accepted[]): string[] {
  return outcomes
    .filter(({ result }) => result === 'survived')
    .map(({ mutant }) => `${describe(mutant)}\n    ${acceptedBy(accepted, mutant)?.reason ?? 'not accepted'}`);
}

/** A mutant in two lines: place and change. */
export function describe({ file, line, kind, where, before, after }: Mutant): string {
  const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 160);
  return `${file}:${line} ${kind} in ${where}\n    ${short(before)} -> ${after === '' ? '(nothing)' : short(after)}`;
}
