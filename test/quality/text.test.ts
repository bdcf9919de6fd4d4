import { parse as parseHcl } from '@cdktn/hcl2json';
import MarkdownIt from 'markdown-it';
import { parseAllDocuments } from 'yaml';
import { HOSTILE_DESCRIPTION } from '../support/hostile';
import { ALL_SETS } from '../support/option-sets';
import { newRepository, readTree } from '../support/repository';

/** GitLab's own tag: the sequence is the path of a key elsewhere in the file. */
const GITLAB_REFERENCE = { tag: '!reference', collection: 'seq' } as const;
/** They hold what the user wrote, whatever it looks like. */
const OPTIONS = ['.projen/options.json', '.projenrc.json'];

/** Parses a file in its language; undefined: a language without rules. */
async function parse(file: string, text: string): Promise<unknown> {
  if (/\.(tf|hcl|tfvars)(\.example)?$/.test(file)) return parseHcl(file, text);
  if (/\.jsonc$/.test(file)) return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
  if (/\.json$/.test(file)) return JSON.parse(text);
  if (/\.ya?ml$/.test(file)) {
    const documents = parseAllDocuments(text, { customTags: [GITLAB_REFERENCE] });
    documents.forEach((document) =>
      expect({ file, problems: [...document.errors, ...document.warnings] }).toEqual({ file, problems: [] }),
    );
    return documents.map((document) => document.toJS());
  }
  return undefined;
}

/** Paragraphs of a document: the kinds of their inline parts, and the text that a reader sees. */
function paragraphs(markdown: string): { kinds: string[]; text: string }[] {
  return new MarkdownIt({ html: true })
    .parse(markdown, {})
    .filter(({ type }) => type === 'inline')
    .map(({ children }) => ({
      kinds: [...new Set((children ?? []).map(({ type }) => type))].sort(),
      text: (children ?? []).map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join(''),
    }));
}

describe.each(Object.entries(ALL_SETS))('every file of %s', (_title, options) => {
  it('can be parsed, and has nothing left to fill in', async () => {
    for (const [file, text] of Object.entries(readTree(newRepository(options)))) {
      await parse(file, text).catch((error: Error) => {
        throw new Error(`${file}: ${error.message}`);
      });
      const left = OPTIONS.includes(file) ? undefined : /\{\{[#/]?\w+.*?\}\}/.exec(text)?.[0];
      expect({ file, left }).toEqual({ file });
      expect({ file, carriageReturn: text.includes('\r') }).toEqual({ file, carriageReturn: false });
    }
  });
});

describe('a description that means something to every language', () => {
  const tree = readTree(newRepository({ description: HOSTILE_DESCRIPTION }));
  // In Markdown, line breaks and control characters are spaces.
  const seen = HOSTILE_DESCRIPTION.replace(/[\s\p{Cc}]+/gu, ' ').trim();

  it.each(['README.md', 'ARCHITECTURE.md'])('is literal text in %s', (file) => {
    const [paragraph] = paragraphs(tree[file]).filter(({ text }) => text.startsWith('plain '));
    expect(paragraph.text).toBe(seen);
    expect(paragraph.kinds.filter((kind) => !['text', 'text_special', 'softbreak'].includes(kind))).toEqual([]);
  });

  it('is the value in .projenrc.json', () => {
    expect(JSON.parse(tree['.projenrc.json']).description).toBe(HOSTILE_DESCRIPTION);
  });

  it('is in no other file', () => {
    const holders = Object.keys(tree).filter((file) => /plain .{0,6}quoted/.test(tree[file]));
    expect(holders.sort()).toEqual([...OPTIONS, 'ARCHITECTURE.md', 'README.md', 'docs/options.md']);
  });
});

describe('tag values with signs', () => {
  it('are the values in Terraform', async () => {
    const owner = 'équipe @plateforme: a+b=c/d_e.f';
    const tree = readTree(newRepository({ owner, costCenter: '4711' }));
    const variables = await parseHcl('variables.tf', tree['variables.tf']);
    expect(variables.variable.owner[0].default).toBe(owner);
    expect(variables.variable.cost_center[0].default).toBe('4711');
    expect((await parseHcl('terraform.tfvars', tree['live/production/terraform.tfvars'])).owner).toBe(owner);
  });

  it('keep a subject with signs of HCL as it is', async () => {
    const subject = 'a"b"%{c}\\d|`e`';
    const tree = readTree(newRepository({ trust: 'custom', trustSubjects: [subject] }));
    const { variable } = await parseHcl('variables.tf', tree['variables.tf']);
    // The parser gives back HCL's template text, where %%{ stands for the signs themselves.
    expect(variable.trust_subjects[0].default).toEqual([subject.replace('%{', '%%{')]);
  });
});
