import { Mutant } from './mutant';
import { Outcome } from './run';

/** Mutants that no test can notice, found by what they change. */
export interface Accepted {
  readonly file: string;
  readonly kind: string;
  /** Place; all places where it is left out. */
  readonly where?: string;
  /** Text that goes, white space apart; any where it is left out. */
  readonly before?: string;
  /** Text that comes; any where it is left out. */
  readonly after?: string;
  /** Why it makes no difference, or none that `terraform test` can see. */
  readonly reason: string;
}

/** The entry that accepts a mutant. */
export function acceptedBy(list: readonly Accepted[], mutant: Mutant): Accepted | undefined {
  return list.find((entry) => matches(entry, mutant));
}

/** Entries that match no mutant at all, or one that is noticed: they would hide a fault of the tests later on. */
export function stale(list: readonly Accepted[], mutants: readonly Mutant[], outcomes: readonly Outcome[]): Accepted[] {
  return list.filter(
    (entry) =>
      !mutants.some((mutant) => matches(entry, mutant)) ||
      outcomes.some(({ mutant, result }) => result !== 'survived' && matches(entry, mutant)),
  );
}

function matches(entry: Accepted, mutant: Mutant): boolean {
  const same = (key: 'file' | 'kind' | 'where' | 'before' | 'after'): boolean =>
    entry[key] === undefined || plain(entry[key]) === plain(mutant[key]);
  return same('file') && same('kind') && same('where') && same('before') && same('after');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
