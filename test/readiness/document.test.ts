import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROVERS } from '../../packages/ecs-runner-readiness/src/provers';
import type { Prover } from '../../packages/ecs-runner-readiness/src/provers/prover';
import { CLAIMS, ITEMS, proofLink, STATES, type Proof, type ProofKind } from '../../src/readiness';
import { newRepository } from '../support/repository';

const text = readFileSync(join(newRepository(), 'docs/readiness.md'), 'utf8');
const PROOFS = Object.values(CLAIMS).flatMap(({ proofs }) => proofs);

/** Sections of the third level by their anchors. */
const sections = new Map(
  text
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.split('\n')[0].toLowerCase(), section]),
);

/** Every kind; the compiler complains where one is missing. */
const KINDS: Readonly<Record<ProofKind, true>> = {
  test: true,
  simulation: true,
  statements: true,
  tags: true,
  emulator: true,
  commands: true,
  document: true,
  diagram: true,
  file: true,
  tool: true,
  matrix: true,
  floor: true,
  upgrade: true,
};

it('has a section for each kind of proof', () => {
  expect([...sections.keys()]).toEqual(Object.keys(KINDS));
});

it('has the sections that proofs link to', () => {
  const anchors = PROOFS.map(proofLink).flatMap((link) => /^docs\/readiness\.md#(.*)$/.exec(link)?.[1] ?? []);
  expect(anchors.length).toBeGreaterThan(10);
  expect(anchors.filter((anchor) => !sections.has(anchor))).toEqual([]);
});

it.each(Object.keys(PROVERS) as ProofKind[])('says when the proofs of the kind %s run', (kind) => {
  const prover = PROVERS[kind] as Prover<ProofKind>;
  const quick = (PROOFS.filter((proof) => proof.kind === kind) as Extract<Proof, { kind: typeof kind }>[]).map(
    (proof) => prover.isQuick(proof),
  );
  const said = quick.every(Boolean) ? 'Quick' : quick.some(Boolean) ? 'Some quick' : 'Full';
  expect(sections.get(kind)!.split('\n')[2]).toMatch(new RegExp(`^\\*${said}\\.\\*`));
});

it('names every state, and how many items there are', () => {
  const states = [
    ...text
      .split('## States')[1]
      .split('\n## ')[0]
      .matchAll(/^\| (.*?) \|/gm),
  ].map(([, state]) => state);
  expect(states.filter((state) => (STATES as readonly string[]).includes(state)).sort()).toEqual([...STATES].sort());
  expect(text).toContain(`${ITEMS.length} items`);
});

it('shows the command as its own help does, with its exit codes', () => {
  const bin = readFileSync(join(__dirname, '../../packages/ecs-runner-readiness/src/bin.ts'), 'utf8');
  for (const flag of ['--full', '--only']) {
    expect(text).toContain(`npx projen readiness ${flag}`);
    expect(bin).toContain(`  ${flag}`);
  }
  expect(bin).toContain('Exit codes: 0 nothing is wrong; 1 an item is not met, or with --full could not be run; 2');
  expect([...text.matchAll(/^\| (\d) \|/gm)].map(([, code]) => code)).toEqual(['0', '1', '2']);
});
