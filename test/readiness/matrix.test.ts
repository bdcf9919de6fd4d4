import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MATRIX } from './breaks/matrix';
import { broken } from './broken';
import { assess } from '../../packages/ecs-runner-readiness/src/assess';
import { matrixProver } from '../../packages/ecs-runner-readiness/src/provers/matrix';
import { openRepository } from '../../packages/ecs-runner-readiness/src/repository';
import { COMPLIANCE_REQUIREMENTS, resolve } from '../../src/options';
import {
  CLAIMS,
  complianceCsv,
  complianceMarkdown,
  CONTROLS,
  CSV_COLUMNS,
  csvCells,
  evidenceOf,
  FRAMEWORK_IDS,
  FRAMEWORKS,
  frameworksOf,
  ITEMS,
  matrixRows,
  parseCsv,
  referencesOf,
} from '../../src/readiness';
import { ALL_SETS, COVERING_SET } from '../support/option-sets';
import { newRepository } from '../support/repository';

const options = (given: object = {}) => resolve({ name: 'acme-runner', ...given });
const SCOPES = Object.keys(COMPLIANCE_REQUIREMENTS);

describe('the controls', () => {
  it('have ids of their own, evidence, and a sentence of what remains', () => {
    expect(new Set(CONTROLS.map(({ id }) => id)).size).toBe(CONTROLS.length);
    expect(CONTROLS.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
    expect(CONTROLS.filter(({ yours }) => !/^[A-Z].{30,}\.$/.test(yours))).toEqual([]);
    expect(CONTROLS.filter(({ title }) => /\.$/.test(title))).toEqual([]);
  });

  it('name items of the checklist, each once', () => {
    const ids = new Set(ITEMS.map(({ id }) => id));
    expect(CONTROLS.flatMap(({ evidence }) => evidence.filter((id) => !ids.has(id)))).toEqual([]);
    expect(CONTROLS.filter(({ evidence }) => new Set(evidence).size !== evidence.length)).toEqual([]);
  });

  it('name only inputs that the module has', () => {
    const variables = readFileSync(join(newRepository(), 'variables.tf'), 'utf8');
    const named = CONTROLS.flatMap(({ yours }) => yours.match(/\b[a-z]+(_[a-z]+)+\b/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !variables.includes(`variable "${name}" {`))).toEqual([]);
  });

  it('have no evidence that rests on the matrix itself', () => {
    const own = CONTROLS.flatMap(({ evidence }) =>
      evidence.filter((id) => CLAIMS[id].proofs.some(({ kind }) => kind === 'matrix')),
    );
    expect(own).toEqual([]);
  });

  it.each(Object.entries(ALL_SETS))('have evidence that applies: %s', (_title, given) => {
    const without = CONTROLS.filter((control) =>
      evidenceOf(control, options(given)).every(({ reason }) => reason !== undefined),
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});

describe.each(FRAMEWORK_IDS)('the references of %s', (framework) => {
  const references = matrixRows(framework).map(({ reference }) => reference);

  it('are there, and written as the framework writes them', () => {
    expect(references.length).toBeGreaterThan(5);
    expect(references.filter((reference) => !FRAMEWORKS[framework].pattern.test(reference))).toEqual([]);
  });

  it('are named once by a control', () => {
    const twice = CONTROLS.filter((control) => {
      const own = referencesOf(control, framework);
      return new Set(own).size !== own.length;
    });
    expect(twice.map(({ id }) => id)).toEqual([]);
  });
});

it.each([
  ['iso27001', 'A.8', 'A.4.1'],
  ['hipaa', '164.312', '164.512(a)'],
  ['pci-dss', '10', 'v10.2.1'],
  ['nist-800-53', 'AC3', 'AC-3.7'],
  ['soc2', 'CC10.1', 'CC6'],
  ['well-architected', 'SEC8', 'SEC08-BP01'],
] as const)('the pattern of %s takes neither %s nor %s', (framework, ...wrong) => {
  expect(wrong.filter((reference) => FRAMEWORKS[framework].pattern.test(reference))).toEqual([]);
});

it('every compliance scope is a framework, and two more are always there', () => {
  expect(FRAMEWORK_IDS.slice(0, -2)).toEqual(SCOPES);
  expect(frameworksOf([])).toEqual(['security-hub', 'well-architected']);
  expect(frameworksOf(['hipaa', 'soc2'])).toEqual(['soc2', 'hipaa', 'security-hub', 'well-architected']);
});

it('FedRAMP has those of the NIST controls that its baseline has', () => {
  const network = CONTROLS.find(({ id }) => id === 'NET-1')!;
  expect(referencesOf(network, 'fedramp')).toEqual(['AC-4', 'SC-7', 'SC-7(5)']);
  const nist = new Set(matrixRows('nist-800-53').map(({ reference }) => reference));
  expect(matrixRows('fedramp').filter(({ reference }) => !nist.has(reference))).toEqual([]);
});

it("tells AWS's own mappings from ours", () => {
  const mapped = (id: string, framework: 'nist-800-53' | 'pci-dss' | 'cis' | 'soc2' | 'fedramp') =>
    matrixRows(framework)
      .filter(({ control }) => control.id === id)
      .map(({ reference, mappedBy }) => [reference, mappedBy]);
  expect(mapped('DAT-2', 'pci-dss')).toEqual([
    ['3.6.1', undefined],
    ['3.7.1', undefined],
    ['3.7.4', 'KMS.4'],
  ]);
  expect(mapped('DAT-2', 'cis')).toEqual([['3.6', 'KMS.4']]);
  expect(mapped('DAT-2', 'fedramp')).toEqual([['SC-12', 'KMS.3']]);
  expect(mapped('DAT-2', 'soc2')).toEqual([['CC6.1', undefined]]);
});

describe('docs/compliance.md', () => {
  const text = (given: object) => complianceMarkdown(options(given), 'marker');

  it('has the frameworks of the scope, what they require, and those of AWS', () => {
    const markdown = text({ complianceScope: ['hipaa', 'soc2'] });
    const headings = [...markdown.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
    expect(headings.filter((title) => !/^[A-Z]{3}-\d$/.test(title))).toEqual([
      'SOC 2',
      'HIPAA Security Rule',
      'AWS Security Hub CSPM',
      'AWS Well-Architected Framework',
    ]);
    expect(markdown).toContain('logs are kept for 2192 days.');
    expect(markdown).toContain('| HIPAA Security Rule | 2192 days | required | required |');
    expect(markdown).toContain('| SOC 2 | 365 days | not required | not required |');
    expect(markdown).toContain('| 164.316(b)(2)(i) | [LOG-2](#log-2) |');
    expect(markdown).not.toContain('PCI DSS');
  });

  it('has a section for each control that a framework of the scope asks for', () => {
    const markdown = text({ complianceScope: SCOPES, logRetentionDays: 3653 });
    const sections = [...markdown.matchAll(/^### ([A-Z]{3}-\d)$/gm)].map(([, id]) => id);
    expect(sections).toEqual(CONTROLS.map(({ id }) => id));
    expect(markdown).toContain(
      [
        '### DAT-3',
        '',
        'The bucket and the topic take requests over TLS only.',
        '',
        '- **Evidence**',
        '  - [ENT-01](../PRODUCTION_READINESS.md#security) In transit: TLS-only bucket policy, [docs/iam.md](iam.md)',
      ].join('\n'),
    );
    expect(markdown).toContain('  - CIS AWS Foundations Benchmark: 2.1.1 (AWS)\n');
    expect(markdown).toContain('  - NIST SP 800-53: AC-4 (AWS), SC-8 (AWS), SC-8(1) (AWS), SC-13 (AWS)\n');
  });

  it('says that nothing is required without a scope', () => {
    const markdown = text({ complianceScope: [], logRetentionDays: 30 });
    expect(markdown).toContain('The option `complianceScope` is empty');
    expect(markdown).toContain('logs are kept for 30 days.');
    expect(markdown).not.toContain('SOC 2');
  });

  it('says what does not apply, and what AWS reports then', () => {
    const markdown = text({ kmsCmk: false, examples: [] });
    expect(markdown).toContain(
      '  - SEC-02 Customer managed KMS key: created by the module or brought by the caller: does not apply, the option kmsCmk is false',
    );
    expect(markdown).toContain('Security Hub reports S3.17 and SNS.1');
    expect(text({})).not.toContain('Security Hub reports');
  });
});

describe('docs/compliance.csv', () => {
  const table = (given: object = {}) => parseCsv(complianceCsv(options(given)));

  it('has a row for each reference and control, of all frameworks, and says which are in the scope', () => {
    const [head, ...rows] = table({ complianceScope: ['gdpr'] });
    expect(head).toEqual(CSV_COLUMNS);
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => CSV_COLUMNS.length));
    const all = FRAMEWORK_IDS.flatMap((id) =>
      matrixRows(id).map(({ reference, control }) => [FRAMEWORKS[id].title, reference, control.id]),
    );
    expect(rows.map((row) => [row[0], row[2], row[4]])).toEqual(all);
    expect([...new Set(rows.filter((row) => row[3] === 'yes').map((row) => row[0]))]).toEqual(['GDPR']);
  });

  it('names evidence, links, what does not apply, what remains, and whose the mapping is', () => {
    const row = (given: object) =>
      table(given).find(
        ([framework, , reference, , control]) => `${framework} ${reference} ${control}` === 'PCI DSS 3.5.1 DAT-1',
      );
    expect(row({ kmsCmk: false })).toEqual([
      'PCI DSS',
      '4.0.1',
      '3.5.1',
      'no',
      'DAT-1',
      'Objects, logs and messages are encrypted at rest',
      'SEC-01; OBS-04; EXA-08',
      expect.stringMatching(/^PRODUCTION_READINESS\.md; .*docs\/iam\.md/),
      'SEC-03: the option kmsCmk is false: AWS holds the keys',
      expect.stringMatching(/^Encrypt what tasks write elsewhere, such as/),
      'AWS Security Hub S3.17',
    ]);
  });

  it.each(Object.entries(COVERING_SET))('has nothing that a spreadsheet takes for a formula: %s', (_title, given) => {
    expect(table(given).flatMap((row) => row.filter((cell) => /^[=+\-@\t\r]/.test(cell)))).toEqual([]);
  });
});

describe('CSV', () => {
  it.each([
    [['a', 'b c'], 'a,b c'],
    [['a,b', 'say "so"', 'one\ntwo'], '"a,b","say ""so""","one\ntwo"'],
    [['=1+1', '+1', '-1', '@x', '\tx', '=HYPERLINK("x")'], '\'=1+1,\'+1,\'-1,\'@x,\'\tx,"\'=HYPERLINK(""x"")"'],
    [['a=b', '', 'x'], 'a=b,,x'],
  ])('writes %j as %s', (cells, text) => {
    expect(csvCells(cells)).toBe(text);
  });

  it.each([
    ['a,b\nc,d\n', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['a,"b ""c"", d"\r\n"two\nlines",\n', [['a', 'b "c", d'], ['two\nlines', '']]], // prettier-ignore
    [',\n', [['', '']]],
    ['a', [['a']]],
    ['', []],
  ])('reads %j as %j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });
});

describe('the prover of the matrix', () => {
  const repository = newRepository({ kmsCmk: false });
  const proofs = SCOPES.map((framework) => ({ kind: 'matrix' as const, framework }));
  const prove = (root: string) =>
    matrixProver.prove(proofs, { ...openRepository(root), proofs, scratch: fail, say: fail });

  function fail(): never {
    throw new Error('the matrix takes neither time nor room');
  }

  it('holds for each framework of a new repository, whatever its scope', async () => {
    const outcomes = await prove(repository);
    expect(outcomes).toEqual(
      SCOPES.map((id) => {
        const rows = matrixRows(id as (typeof FRAMEWORK_IDS)[number]).length;
        return { result: 'holds', detail: `${rows} rows of docs/compliance.csv` };
      }),
    );
  });

  it.each([
    [[{ remove: 'docs/compliance.csv' }], 'there is no docs/compliance.csv'],
    [
      [{ file: 'docs/compliance.csv', find: 'evidence', replace: 'proof' }],
      'the columns of docs/compliance.csv are others',
    ],
  ])('fails for all after %j', async (edits, detail) => {
    expect(await prove(broken(repository, edits))).toEqual(SCOPES.map(() => ({ result: 'fails', detail })));
  });

  it('says the first fault and counts the others', async () => {
    const root = broken(repository, [{ file: 'docs/compliance.csv', find: /^CIS.*\n/gm, replace: '' }]);
    expect((await prove(root))[SCOPES.indexOf('cis')]).toEqual({
      result: 'fails',
      detail: 'there is no row for 3.6 and DAT-2; and 9 more',
    });
  });
});

describe('a break', () => {
  const DETAILS: Readonly<Record<string, string>> = {
    'CMP-01': 'there is no row for CC8.1 and CHG-1',
    'CMP-02': 'A.8.24, DAT-1 names SEC-99, which the checklist does not have',
    'CMP-03': '164.316(b)(2)(i), LOG-2 names no evidence',
    'CMP-04': '7.2.1, ACC-2 links to docs/gone.md, which is not there',
    'CMP-05': 'Art. 17, DAT-5 does not say what remains yours',
    'FUT-05': 'there is no row for AC-2 and ACC-2',
  };
  const repository = newRepository();

  it.each(Object.entries(MATRIX))('takes the tick of %s', async (id, edits) => {
    const root = broken(repository, edits);
    const { report } = await assess(openRepository(root), { only: [id] });
    const item = report.items.find((one) => one.id === id)!;
    expect(item.state).toBe('not met');
    const failed = item.proofs.filter(({ result }) => result === 'fails');
    expect(failed.map(({ detail }) => detail)).toEqual([DETAILS[id]]);
  });
});

it('the documents of a repository are those of its options', () => {
  const root = newRepository({ complianceScope: ['cis'] });
  const { options: resolved } = openRepository(root);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  expect(read('docs/compliance.csv')).toBe(complianceCsv(resolved));
  expect(read('docs/compliance.md').replace(/^<!-- .* -->\n/, '')).toBe(
    complianceMarkdown(resolved, '').replace(/^<!-- .* -->\n/, ''),
  );
});
