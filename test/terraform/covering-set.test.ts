import { thirdInTurn, inTurn } from '../../scripts/turns.cjs';
import { resolve } from '../../src/options';
import { OPTION_NAMES } from '../../src/options/table';
import { allPairs, holds, pairs } from '../support/all-pairs';
import { CONFLICTS, COVERING_SET, OPTION_SETS, PARAMETERS, ROWS } from '../support/option-sets';
import { problemsOf } from '../support/problems';

describe('allPairs', () => {
  const parameters = { size: ['small', 'large'], colour: ['red', 'green', 'blue'], shape: ['round', 'square'] };

  it('needs no more rows here than the two longest parameters have pairs', () => {
    const rows = allPairs(parameters, []);
    expect(rows).toHaveLength(6);
    expect(pairs(parameters)).toHaveLength(2 * 3 + 2 * 2 + 3 * 2);
    expect(pairs(parameters).filter((pair) => !rows.some((row) => holds(row, pair)))).toEqual([]);
  });

  it('leaves out conflicts only', () => {
    const conflicts = [
      { size: 'large', colour: 'red' },
      { colour: 'blue', shape: 'round' },
    ];
    const rows = allPairs(parameters, conflicts);
    expect(pairs(parameters).filter((pair) => !rows.some((row) => holds(row, pair)))).toEqual(conflicts);
  });

  it('says so where conflicts leave nothing', () => {
    const conflicts = parameters.colour.map((colour) => ({ size: 'small', colour }));
    expect(() => allPairs(parameters, conflicts)).toThrow('without a value');
  });
});

describe('the covering set', () => {
  const needed = pairs(PARAMETERS).filter((pair) => !CONFLICTS.some((conflict) => holds(pair, conflict)));

  it('holds every pair of values, the conflicts aside', () => {
    expect(needed.filter((pair) => !ROWS.some((row) => holds(row, pair)))).toEqual([]);
    console.log(
      `${ROWS.length} option sets hold ${needed.length} pairs of values; ${CONFLICTS.length} pairs are refused`,
    );
  });

  it('is as small as its two longest parameters allow, or nearly', () => {
    const [longest, second] = Object.values(PARAMETERS)
      .map((values) => values.length)
      .sort((a, b) => b - a);
    expect(ROWS.length).toBeLessThanOrEqual(longest * second * 1.5);
  });

  it('holds options that are allowed', () => {
    const refused = Object.entries(COVERING_SET).filter(([, options]) => problemsOf(options).length > 0);
    expect(refused).toEqual([]);
  });

  it('leaves out what is refused', () => {
    expect(CONFLICTS.filter((conflict) => problemsOf(conflict).length !== 1)).toEqual([]);
  });

  it('is about every option that is not free text', () => {
    const others = OPTION_NAMES.filter((name) => !(name in PARAMETERS));
    expect(others).toEqual(['name', 'description', 'owner', 'costCenter', 'secondaryRegion', 'released']);
  });
});

describe('the few option sets', () => {
  const sets = Object.values(OPTION_SETS).map((options) => resolve({ name: 'acme-runner', ...options }));
  const { trustSubjects, logRetentionDays, ...single } = PARAMETERS;

  it.each(Object.entries(single))('hold every value of %s', (name, values) => {
    const held = sets.flatMap((set) => set[name as keyof typeof single]);
    expect(values.flat().filter((value) => value !== undefined && !held.includes(value as string))).toEqual([]);
  });
});

describe('what is tested by turns', () => {
  const purposes = Array.from({ length: 100 }, (_, index) => `${index}`);

  it('is one of all', () => {
    expect(new Set(purposes.map((purpose) => inTurn(['a', 'b', 'c'], purpose)))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('is one third or another', () => {
    const thirds = purposes.map((purpose) => thirdInTurn(['a', 'b', 'c', 'd'], purpose).join());
    expect(new Set(thirds)).toEqual(new Set(['a,d', 'b', 'c']));
  });
});
