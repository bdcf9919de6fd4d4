import { Accepted, acceptedBy, stale } from './engine/accepted';
import { Mutant } from './engine/mutant';
import { Order } from './engine/order';
import { figures, survivors, table } from './engine/report';
import { Outcome } from './engine/run';
import { sample } from './engine/sample';

const mutant = (kind: string, start: number, file = 'iam.tf'): Mutant => ({
  file,
  line: start + 1,
  kind,
  where: `locals/x${start}`,
  before: 'a  =\n1',
  after: '',
  start,
});
const outcome = (result: Outcome['result'], start = 0): Outcome => ({ mutant: mutant('flag', start), result });

describe('a sample', () => {
  const mutants = [...Array(50).keys()]
    .map((start) => mutant('flag', start))
    .concat(mutant('rare', 0), mutant('odd', 0, 'kms.tf'));

  it('is the same for the same seed, whatever the order of the mutants', () => {
    expect(sample([...mutants].reverse(), 10, 's')).toEqual(sample(mutants, 10, 's'));
    expect(sample(mutants, 10, 't')).not.toEqual(sample(mutants, 10, 's'));
  });

  it('has every file and kind before a second one of any', () => {
    const kinds = sample(mutants, 3, 's').map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['flag', 'odd', 'rare']);
  });

  it('is at most all of them', () => {
    expect(sample(mutants, 100, 's')).toHaveLength(52);
  });
});

describe('an accepted survivor', () => {
  const entry: Accepted = { file: 'iam.tf', kind: 'flag', before: 'a = 1', reason: 'no difference' };

  it('is found by what it changes, wherever its line is', () => {
    expect(acceptedBy([entry], mutant('flag', 7))).toBe(entry);
    expect(acceptedBy([entry], mutant('rare', 7))).toBeUndefined();
    expect(acceptedBy([{ ...entry, where: 'locals/x7' }], mutant('flag', 8))).toBeUndefined();
  });

  it('is stale where nothing fits it, and where the tests notice it', () => {
    expect(stale([entry], [mutant('flag', 0)], [outcome('survived')])).toEqual([]);
    expect(stale([entry], [mutant('flag', 0)], [])).toEqual([]);
    expect(stale([entry], [mutant('rare', 0)], [])).toEqual([entry]);
    expect(stale([entry], [mutant('flag', 0)], [outcome('caught')])).toEqual([entry]);
  });

  it('is listed with its reason', () => {
    expect(survivors([outcome('survived'), outcome('caught', 1)], [entry])).toEqual([
      'iam.tf:1 flag in locals/x0\n    a = 1 -> (nothing)\n    no difference',
    ]);
  });
});

describe('the order of test files', () => {
  const tests = ['a', 'iam', 'z'].map((name) => ({ name, text: name === 'z' ? 'expect_failures = [var.x]' : '' }));

  it('begins with the one named like the file', () => {
    expect(new Order(tests).of(mutant('flag', 0))).toEqual(['iam', 'a', 'z']);
  });

  it('prefers what mentions the place, then what noticed such faults', () => {
    const order = new Order(tests);
    order.noticed(mutant('flag', 0), 'a');
    expect(order.of(mutant('flag', 1))).toEqual(['a', 'iam', 'z']);
    expect(order.of({ ...mutant('flag', 1), where: 'variable.x/validation/condition' })).toEqual(['z', 'a', 'iam']);
    expect(order.of(mutant('rare', 1))).toEqual(['iam', 'a', 'z']);
  });
});

describe('the figures', () => {
  const outcomes = [outcome('caught', 0), outcome('caught', 1), outcome('survived', 2), outcome('invalid', 3)];

  it('leave out what is invalid', () => {
    expect(figures(outcomes)).toEqual({ tried: 4, invalid: 1, caught: 2, survived: 1, share: 2 / 3 });
  });

  it('come as a table', () => {
    const mutants = [...outcomes.map((one) => one.mutant), mutant('rare', 9)];
    expect(
      table('kind', 'kind', mutants, outcomes)
        .split('\n')
        .map((line) => line.split(/\s{2,}/)),
    ).toEqual([
      ['kind', 'generated', 'tried', 'invalid', 'caught', 'survived', 'share'],
      ['flag', '4', '4', '1', '2', '1', '66.7 %'],
      ['rare', '1', '0', '0', '0', '0', '-'],
      ['all', '5', '4', '1', '2', '1', '66.7 %'],
    ]);
  });
});
