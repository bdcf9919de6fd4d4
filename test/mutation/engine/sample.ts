import { createHash } from 'node:crypto';
import { Mutant } from './mutant';

/**
 * Some of the mutants, the same for the same seed: one of each file and kind in random order, then a second one of
 * each, and so on, so that the rare kinds are not lost among the frequent ones.
 */
export function sample(mutants: readonly Mutant[], size: number, seed: string): Mutant[] {
  const ranks = new Map<string, number>();
  return mutants
    .map((mutant) => ({ mutant, lot: lot(mutant, seed) }))
    .sort((a, b) => compare(a.lot, b.lot))
    .map((drawn) => {
      const stratum = `${drawn.mutant.file} ${drawn.mutant.kind}`;
      const rank = ranks.get(stratum) ?? 0;
      ranks.set(stratum, rank + 1);
      return { ...drawn, rank };
    })
    .sort((a, b) => a.rank - b.rank || compare(a.lot, b.lot))
    .slice(0, size)
    .map(({ mutant }) => mutant);
}

/** A random number in hexadecimal digits; from what is changed, not from its line, so that other changes do not move it. */
function lot({ file, kind, where, before, after }: Mutant, seed: string): string {
  return createHash('sha256').update([seed, file, kind, where, before, after].join('\0')).digest('hex');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
