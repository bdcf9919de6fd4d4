import { execFileSync } from 'node:child_process';
import { costOf } from '../../src/cost';
import { HOURS, USAGE } from '../../src/cost/estimate';
import { PRICES } from '../../src/cost/prices';
import { resolve } from '../../src/options';
import { newRepository, readTree } from '../support/repository';

const document = (options: object = {}) => readTree(newRepository(options))['docs/cost.md'];
const cost = (options: object = {}) => costOf(resolve({ name: 'acme-runner', ...options }));

/** Cells of the table rows whose last column is an amount. */
const amounts = (text: string) =>
  [...text.matchAll(/^\| ([^|]+) \| ([^|]*×[^|]*) \| ([\d.]+) \|$/gm)].map(([, what, calculation, usd]) => ({
    what,
    factors: calculation.split('×').map(parseFloat),
    usd,
  }));

describe('the price list', () => {
  it('has a page of AWS and a source for each price', () => {
    for (const { usd, page, read } of Object.values(PRICES)) {
      expect(usd).toBeGreaterThan(0);
      expect(page).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z0-9-]+\/pricing\/$/);
      expect(read.url).toMatch(/^https:\/\//);
    }
  });

  it('says that AWS says a price only of what is from AWS', () => {
    const ofAws = Object.values(PRICES).filter(({ read }) => /aws\.amazon\.com|github\.com\/aws\//.test(read.url));
    expect(ofAws).toEqual(Object.values(PRICES).filter(({ read }) => read.aws));
  });

  it('is in the document as it is', () => {
    const text = document();
    for (const { what, usd, page, read } of Object.values(PRICES)) {
      expect(text).toContain(
        `| [${what}](${page}) | ${usd} | ${read.aws ? 'AWS' : 'others'} | [${read.what}](${read.url}) |`,
      );
    }
  });
});

describe.each([
  ['the defaults', {}],
  [
    'Step Functions, no Spot, no key, ARM64',
    { launcher: 'stepFunctions', spot: false, kmsCmk: false, cpuArchitecture: 'ARM64' },
  ],
  ['logs of six years', { complianceScope: ['hipaa'] }],
])('docs/cost.md with %s', (_, options) => {
  const text = document(options);

  it('multiplies right', () => {
    expect(amounts(text).length).toBeGreaterThan(12);
    for (const { factors, usd } of amounts(text)) expect(usd).toBe(factors.reduce((a, b) => a * b).toFixed(2));
  });

  it('counts in prices of the list only', () => {
    const prices = Object.values(PRICES).map(({ usd }) => usd);
    expect(amounts(text).filter(({ factors }) => !prices.includes(factors.at(-1) as never))).toEqual([]);
  });

  it('adds up', () => {
    const { networks, lines, totals } = cost(options);
    const rows = [...text.matchAll(/^\| ([^|]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/gm)].map((row) =>
      row.slice(1),
    );
    expect(rows.map(([network]) => network)).toEqual(networks.map(({ network }) => network));
    expect(rows).toEqual(totals.map((total) => Object.values(total)));
    const sum = (parts: readonly { amount: number }[]) => parts.reduce((total, { amount }) => total + amount, 0);
    const others = lines.filter(({ what }) => what !== 'KMS key');
    const tasks = sum(lines.filter(({ what }) => what.startsWith('Tasks on demand')));
    const saved = tasks - Number(((1 - 0.7) * tasks).toFixed(2));
    rows.forEach(([, onDemand, onDemandKey, spot, spotKey], index) => {
      const all = sum(others) + sum(networks[index].lines);
      expect(onDemand).toBe(all.toFixed(2));
      expect(onDemandKey).toBe((all + 1).toFixed(2));
      expect(spot).toBe((all - saved).toFixed(2));
      expect(spotKey).toBe((all - saved + 1).toFixed(2));
    });
  });

  it('has a command that computes the tasks of the page', () => {
    const [, expression] = /^node -p '(.+)'$/m.exec(text)!;
    const tasks = cost(options).lines.filter(({ what }) => what.startsWith('Tasks on demand'));
    const printed = Number(execFileSync(process.execPath, ['-p', expression], { encoding: 'utf8' }));
    expect(printed).toBeCloseTo(
      tasks.reduce((total, { amount }) => total + amount, 0),
      1,
    );
  });
});

it('follows the options', () => {
  const lines = (options: object) => cost(options).lines.map(({ what, calculation }) => `${what}: ${calculation}`);
  expect(lines({})).toContain('KMS key: 1 key × 1');
  expect(lines({ kmsCmk: false }).join()).not.toContain('KMS key');
  expect(lines({ cpuArchitecture: 'ARM64' })[0]).toBe(
    `Tasks on demand, ARM64: CPU: ${USAGE.tasks} tasks × 0.25 hours × 1 vCPU × 0.03238`,
  );
  expect(lines({ launcher: 'stepFunctions' })).toContain(`State machine: ${USAGE.tasks} tasks × 5 steps × 0.000025`);
  expect(lines({})).toContain(`Looks for the time limit: ${HOURS} hours × 12 runs × 0.000001`);
  expect(lines({ logRetentionDays: 365 })).toContain('Logs, kept: 5 GB × 12 months × 0.03');
});

it('says what holds outside of us-east-1', () => {
  expect(document()).not.toContain('they differ');
  expect(document({ region: 'eu-west-1' })).toContain('In eu-west-1\nthey differ');
  const china = document({ region: 'cn-north-1' });
  expect(china).toContain('China has prices of its own, in yuan');
  expect(china).not.toContain('aws ce ');
  const gov = document({ region: 'us-gov-west-1' });
  expect(gov).toContain('GovCloud has prices of its own');
  expect(gov).toContain('/current/us-gov-west-1/index.csv');
});
