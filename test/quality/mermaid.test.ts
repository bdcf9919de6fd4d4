import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTION_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';

const PARSER = join(__dirname, '../support/parse-mermaid.mjs');

/** The diagrams in Markdown files, by file and the heading above. */
function diagrams(files: Record<string, string>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [file, text] of Object.entries(files)) {
    if (!file.endsWith('.md')) continue;
    for (const { 1: diagram, index } of text.matchAll(/^```mermaid\n([^]*?)^```$/gm)) {
      const heading = [...text.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1];
      found[`${file}, ${heading}`] = diagram;
    }
  }
  return found;
}

/** What kind of diagram each text is, or what is wrong with it. */
function parsed(texts: Record<string, string>): Record<string, string> {
  const output = execFileSync(process.execPath, [PARSER], { input: JSON.stringify(texts), encoding: 'utf8' });
  return JSON.parse(output) as Record<string, string>;
}

it.each(Object.entries(OPTION_SETS))('every diagram of %s parses', (_, options) => {
  const kinds = parsed(diagrams(readTree(newRepository(options))));
  expect(kinds).toMatchObject({
    'ARCHITECTURE.md, Parts': 'flowchart-v2',
    'ARCHITECTURE.md, A run': 'sequence',
    'ARCHITECTURE.md, Data': 'flowchart-v2',
    'ARCHITECTURE.md, Network': 'flowchart-v2',
    'ARCHITECTURE.md, Trust': 'flowchart-v2',
  });
  expect(Object.entries(kinds).filter(([, kind]) => kind.startsWith('error'))).toEqual([]);
});

it("every diagram of this repository's own documents parses", () => {
  const names = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(__dirname, '../..', name), 'utf8')]));
  expect(parsed(diagrams(files))).toEqual({
    'ARCHITECTURE.md, From options to files': 'flowchart-v2',
    'ARCHITECTURE.md, How the command works': 'flowchart-v2',
    'ARCHITECTURE.md, Readiness': 'flowchart-v2',
  });
});

it.each([
  ['an arrow that ends nowhere', 'flowchart LR\n  a["A"] -->\n'],
  ['a word of its own as a name', 'flowchart LR\n  a --> end\n'],
  ['a label that is not closed', 'flowchart LR\n  a["A --> b\n'],
  ['a kind that there is not', 'flowchrt LR\n  a --> b\n'],
  ['an unclosed alternative', 'sequenceDiagram\n  alt it works\n    A->>B: hello\n'],
])('notices %s', (_, text) => {
  expect(parsed({ wrong: text }).wrong).toMatch(/^error: /);
});

describe('the diagrams of ARCHITECTURE.md follow', () => {
  const of = (heading: string, options: object) =>
    diagrams(readTree(newRepository(options)))[`ARCHITECTURE.md, ${heading}`];

  it('the launcher', () => {
    for (const heading of ['Parts', 'A run', 'Data', 'Network', 'Trust']) {
      expect([heading, of(heading, {})]).toEqual([heading, expect.not.stringMatching(/state machine/i)]);
      expect(of(heading, { launcher: 'stepFunctions' })).toMatch(/state machine/i);
    }
  });

  it('the key', () => {
    expect(of('Data', {})).toContain('classDef key');
    expect(of('Data', { kmsCmk: false })).not.toContain('classDef key');
  });

  it('the endpoints', () => {
    expect(of('Network', {})).toContain('NAT');
    expect(of('Network', {})).not.toContain('endpoints');
    expect(of('Network', { vpcEndpoints: true })).toContain('VPC endpoints');
    expect(of('Network', { vpcEndpoints: true })).not.toContain('NAT');
  });

  it('the alarms', () => {
    expect(of('Data', {})).not.toContain('oncall');
    expect(of('Data', { alarmEmail: 'oncall@example.com' })).toContain('oncall@example.com');
  });

  it('the trust and the CI system', () => {
    expect(of('Trust', {})).toContain('token.actions.githubusercontent.com');
    expect(of('Trust', { trust: 'gitlab' })).toContain('gitlab.com');
    expect(of('Trust', { trust: 'hcpTerraform' })).toContain('Plan role of the runner');
    expect(of('Trust', {})).toContain("This repository's jobs");
    expect(of('Trust', { ci: 'none' })).not.toContain("This repository's jobs");
  });
});
