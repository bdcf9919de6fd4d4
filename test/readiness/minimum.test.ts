import { BREAKS } from './breaks';
import { CLAIMS, ITEMS, proofLink, type Proof, type ProofKind } from '../../src/readiness';
import { newRepository, readTree } from '../support/repository';

/** Which proofs the words of the checklist's last column ask for, any one of a row. */
const ASKED: readonly (readonly [phrase: RegExp, any: (proof: Proof) => boolean])[] = [
  [/terraform test assertions?/, ({ kind }) => kind === 'test'],
  [
    /expect_failures/,
    (proof) => (proof.kind === 'test' && proof.rejects !== undefined) || isTool(proof, 'validation-rules', 'messages'),
  ],
  [/preconditions and validations tested/, (proof) => proof.kind === 'test' && proof.rejects !== undefined],
  [/policy simulation/, ofKind('simulation')],
  [/emulator|second plan|planned with that very file/, ofKind('emulator', 'commands')],
  [/service authorization data|compared with the policies/, ofKind('statements')],
  [/plan check/, ofKind('tags')],
  [/generated matrix/, ofKind('matrix')],
  [/document/, ofKind('document', 'commands')],
  [/mermaid parsed/, ofKind('diagram')],
  [/commands run|benchmark command/, ofKind('commands')],
  [/^file|files/, ofKind('file')],
  [/CHANGELOG|release workflow|workflow with OIDC/, ofKind('file')],
  [/floor tested/, ofKind('floor')],
  [/upgrade test/, ofKind('upgrade')],
  [/moved blocks/, ofKind('file')],
  [
    /fmt|validate|tflint|pre-commit|markdownlint|link|terraform-docs|checkov|actionlint|secret scan|price list|only the aws provider|terraform test$/,
    ofKind('tool', 'test'),
  ],
];

function ofKind(...kinds: readonly ProofKind[]) {
  return ({ kind }: Proof) => kinds.includes(kind);
}

function isTool(proof: Proof, ...tools: readonly string[]): boolean {
  return proof.kind === 'tool' && tools.includes(proof.tool);
}

describe.each(ITEMS)('$id, $title', ({ id, minimum }) => {
  it(`is proven by: ${minimum}`, () => {
    const asked = ASKED.filter(([phrase]) => phrase.test(minimum));
    expect(asked.length).toBeGreaterThan(0);
    const unmet = asked.filter(([, any]) => !CLAIMS[id].proofs.some(any)).map(([phrase]) => phrase.source);
    expect(unmet).toEqual([]);
  });

  it('has a change that takes its tick away', () => {
    expect(Object.keys(BREAKS)).toContain(id);
  });
});

it('has no claim for what is not in the checklist', () => {
  expect(Object.keys(CLAIMS)).toEqual(ITEMS.map(({ id }) => id));
});

it('links each proof to a file of the default repository', () => {
  const files = Object.keys(readTree(newRepository()));
  const links = Object.values(CLAIMS)
    .flatMap(({ proofs }) => proofs)
    .filter((proof) => !('ci' in proof && proof.ci === 'gitlab'))
    .map(proofLink);
  expect(links.filter((link) => !files.includes(link.split('#')[0]))).toEqual([]);
});
