import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  documentedSections,
  documentedSids,
  rowProblems,
  sidRows,
  statementsOf,
  withoutSid,
} from '../../packages/ecs-runner-readiness/src/iam/documented';

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

/** Each statement as `file: Sid`, as often as the file has one of that name. */
const statements = statementsOf([...modules, ...bootstrap]);

describe('docs/iam.md', () => {
  test('has a row for every statement, in a part that names its file, and none without a statement or twice', () => {
    expect(statements.length).toBeGreaterThan(150);
    expect(rowProblems(statements, sections)).toEqual([]);
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
  expect(withoutSid([...modules, ...bootstrap])).toEqual([]);
});

test('the text of SECURITY.md names every file with statements', () => {
  const security = read('repository/SECURITY.md.hbs');
  const files = modules.filter(({ file, text }) => statementsOf([{ file, text }]).length > 0).map(({ file }) => file);
  expect(files.filter((file) => !security.includes(`[${file}](${file})`))).toEqual([]);
});
