import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedSections, documentedSids, sidRows } from '../../packages/ecs-runner-readiness/src/iam/documented';

const TEMPLATES = join(__dirname, '../../templates');
const read = (path: string) => readFileSync(join(TEMPLATES, path), 'utf8');

const markdown = read('repository/docs/iam.md.hbs');
const sections = documentedSections(markdown);

/** The files of a folder of templates, by their names in a repository. */
const filesOf = (folder: string, prefix: string) =>
  readdirSync(join(TEMPLATES, folder))
    .filter((name) => name.endsWith('.tf.hbs'))
    .map((name) => ({ file: `${prefix}${name.replace(/\.hbs$/, '')}`, text: read(`${folder}/${name}`) }));

const modules = filesOf('module', '');
const bootstrap = filesOf('bootstrap', 'bootstrap/');

/** What bootstrap/parts.tf knows of: plans read it, applies manage it. */
const KINDS = [...read('bootstrap/parts.tf.hbs').matchAll(/^ {4}(\w+) = \{$/gm)].map(([, kind]) => kind);

/** Sids of a file. Those of trusts and of the states' key are keys of groups, those of parts have the kind in them. */
const sidsOf = (text: string) => [
  ...[...text.matchAll(/\bSid\s*=\s*"(\w+)"/g)].map(([, sid]) => sid),
  ...[...text.matchAll(/\bSid\s*=\s*"(\w+)\$\{kind\}"/g)].flatMap(([, verb]) => KINDS.map((kind) => `${verb}${kind}`)),
  ...[...text.matchAll(/\? "(\w+)" : "(\w+)" => grant\.\.\./g)].flatMap(([, ...sids]) => sids),
  ...[...text.matchAll(/\bsid\s*=\s*"(\w+)"/g)].map(([, sid]) => sid),
  ...[...text.matchAll(/for sid, actions in \{ (\w+) = .*?, (\w+) = /g)].flatMap(([, ...sids]) => sids),
];

/** Each statement as `file: Sid`, as often as the file has one of that name. */
const statements = [...modules, ...bootstrap].flatMap(({ file, text }) => sidsOf(text).map((sid) => `${file}: ${sid}`));

const times = (list: readonly string[], item: string) => list.filter((it) => it === item).length;

describe('docs/iam.md', () => {
  test('has a row for every statement, in a part that names its file', () => {
    const rows = sections.flatMap(({ files, sids }) => files.flatMap((file) => sids.map((sid) => `${file}: ${sid}`)));
    expect(statements.length).toBeGreaterThan(150);
    expect(statements.filter((it) => times(rows, it) < times(statements, it))).toEqual([]);
  });

  test('has no row without a statement, and none twice', () => {
    const stale = sections.flatMap(({ title, files, sids }) =>
      sids
        .filter((sid) => times(sids, sid) > 1 || !files.some((file) => statements.includes(`${file}: ${sid}`)))
        .map((sid) => `${title}: ${sid}`),
    );
    expect(stale).toEqual([]);
  });

  test('names no file in vain', () => {
    const idle = sections.flatMap(({ title, files, sids }) =>
      files
        .filter((file) => !sids.some((sid) => statements.includes(`${file}: ${sid}`)))
        .map((file) => `${title}: ${file}`),
    );
    expect(idle).toEqual([]);
  });

  test('says something in every cell', () => {
    expect(sidRows(markdown).filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
  });

  test('gives the Sids of all parts, or of one', () => {
    expect(documentedSids(markdown)).toEqual(new Set(statements.map((it) => it.split(': ')[1])));
    expect(documentedSids(markdown, 'Schedule role')).toEqual(new Set(['StartExecution']));
  });
});

test('every statement has a Sid', () => {
  const effects = (text: string) => text.match(/\bEffect\s*=/g)?.length ?? 0;
  const named = (text: string) => text.match(/\bSid\s*=\s*("[\w${}]+"|sid|grant\.sid)[,\s]\s*Effect\s*=/g)?.length ?? 0;
  expect(
    [...modules, ...bootstrap].filter(({ text }) => effects(text) !== named(text)).map(({ file }) => file),
  ).toEqual([]);
});

test('the text of SECURITY.md names every file with statements', () => {
  const security = read('repository/SECURITY.md.hbs');
  const files = modules.filter(({ text }) => sidsOf(text).length > 0).map(({ file }) => file);
  expect(files.filter((file) => !security.includes(`[${file}](${file})`))).toEqual([]);
});
