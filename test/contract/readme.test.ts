import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { describeOptions, resolve } from '../../src/options';
import { createRepository } from '../../src/sync';

const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');

describe('the tree in the README', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'readme-'));
  const repository = path.join(work, 'my-runner');
  beforeAll(() => createRepository(repository, { name: 'my-runner' }));
  afterAll(() => rmSync(work, { recursive: true }));

  /** A line is the paths, two spaces, and what they are. */
  const named = [...readme.matchAll(/^[├└]── (.+?)(?: {2,}.*)?$/gm)].flatMap(([, names]) => names.split(' '));

  test('names what there is', () => {
    expect(named.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });

  test('leaves nothing of the first level out', () => {
    const firstLevel = new Set(named.map((file) => file.split('/')[0]));
    expect([...firstLevel].sort()).toEqual(readdirSync(repository).sort());
  });
});

describe('the table of options in the README', () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm)];
  const described = describeOptions();

  test('names all', () => {
    expect(rows.map(([, name]) => name)).toEqual(described.map(({ name }) => name));
  });

  test.each(rows.filter(([, name]) => name !== 'name').map(([, name, values, text]) => ({ name, values, text })))(
    'says the default of $name, and its values',
    ({ name, values, text }) => {
      const defaults: Record<string, unknown> = { ...resolve({ name: 'my-runner' }) };
      const [, value] = /^`(.+?)`/.exec(text) ?? [];
      expect(value === undefined ? text : JSON.parse(value)).toEqual(defaults[name] ?? 'none');
      const { choices = [] } = described.find((option) => option.name === name)!;
      if (name !== 'logRetentionDays') for (const choice of choices) expect(values).toContain(`\`${choice}\``);
    },
  );
});
