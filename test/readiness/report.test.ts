import { resolve } from '../../src/options';
import {
  CLAIMS,
  ITEMS,
  proofKey,
  readinessMarkdown,
  report,
  type Claims,
  type Outcome,
  type Proof,
  type Report,
} from '../../src/readiness';

const options = resolve({ name: 'acme-runner', preCommit: false });
const FILE: Proof = { kind: 'file', path: 'CHANGELOG.md' };
const SECTION: Proof = { kind: 'document', file: 'SECURITY.md', anchor: 'reporting' };
const HOLDS: Outcome = { result: 'holds', detail: 'seen' };
const FAILS: Outcome = { result: 'fails', detail: 'a | b <script>' };
const UNAVAILABLE: Outcome = { result: 'unavailable', detail: 'no terraform' };

/** A report in which SEC-01 has these proofs with these outcomes. */
function reportOf(proofs: readonly Proof[], outcomes: readonly (Outcome | undefined)[], more: object = {}): Report {
  const claims: Claims = { ...CLAIMS, 'SEC-01': { proofs, ...more } };
  const known = proofs.flatMap((proof, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [[proofKey(proof), outcome] as const];
  });
  return report('1.2.3', options, new Map(known), claims);
}

test.each<[string, readonly Proof[], readonly (Outcome | undefined)[], object]>([
  ['proven', [FILE], [HOLDS], {}],
  ['proven', [FILE, SECTION], [HOLDS, HOLDS], {}],
  ['documented', [SECTION], [HOLDS], {}],
  ["your account's task", [SECTION], [HOLDS], { task: { what: 'Turn it on.', check: 'aws x y' } }],
  ['not met', [FILE, SECTION], [HOLDS, FAILS], {}],
  ['not met', [FILE, SECTION], [UNAVAILABLE, FAILS], {}],
  ['not run', [FILE, SECTION], [HOLDS, UNAVAILABLE], {}],
  ['not run', [FILE, SECTION], [HOLDS, undefined], {}],
  ['not run', [], [], {}],
  ['does not apply', [FILE], [HOLDS], { unless: () => 'no hooks' }],
])('%s: %j with %j %j', (state, proofs, outcomes, more) => {
  expect(reportOf(proofs, outcomes, more).items[0]).toMatchObject({ id: 'SEC-01', state });
});

test('scores count what applies, and only what is proven as proven', () => {
  const { areas, pillars, total } = reportOf([FILE], [HOLDS]);
  expect(areas[0]).toEqual({ name: 'Encryption at rest', applicable: 4, proven: 1, documented: 0 });
  expect(areas.find(({ name }) => name === 'Quality')).toEqual({
    name: 'Quality',
    applicable: 4,
    proven: 0,
    documented: 0,
  });
  expect(pillars.map(({ proven }) => proven)).toEqual([0, 1, 0, 0, 0, 0]);
  expect(total).toMatchObject({ applicable: ITEMS.length - 1, proven: 1 });
});

test('the document has every item once, with what is wrong, and no cell that breaks its table', () => {
  const text = readinessMarkdown(reportOf([FILE], [FAILS]));
  const rows = [...text.matchAll(/^\| ([A-Z]+-\d+) \|.*\|$/gm)];
  expect(rows.map(([, id]) => id).sort()).toEqual(ITEMS.map(({ id }) => id).sort());
  expect(rows.find(([, id]) => id === 'SEC-01')![0]).toBe(
    '| SEC-01 | Bucket encrypted by default (SSE-S3 when no key) | ❌ not met | [file: CHANGELOG.md](CHANGELOG.md): a \\| b \\<script\\> |',
  );
});

test('before the first run nothing is proven', () => {
  const { items } = report('1.2.3', options, new Map());
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['not run', 'does not apply']));
});
