import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { commitAll, git, put, THEIRS } from './support/adopted';
import { describeOnPosix, texts, useFolder } from './support/cli';
import { runHere, type Answer } from './support/world';
import { sync } from '../../../lib/sync';

const folder = useFolder();
const at = (file: string) => path.join(folder(), file);
const read = (file: string) => readFileSync(at(file), 'utf8');
const options = () => JSON.parse(read('.projenrc.json')) as { released?: string[] };
const create = (...flags: string[]) => runHere(['.', '--name=acme', '--no-install', '--no-git', ...flags], folder());

/** All questions of the options take their defaults; one about a file takes the choice that is listed for it. */
function choose(choices: Readonly<Record<string, string | readonly string[]>>): Answer {
  const next = new Map(Object.entries(choices).map(([file, titles]) => [file, [titles].flat()]));
  return ({ message, type, initial, choices: all }) => {
    const file = /^Overwrite (.*)\?$/.exec(String(message))?.[1];
    const titles = (all ?? []) as { title: string; value: unknown }[];
    if (file === undefined) {
      if (type === 'select') return titles[Number(initial)].value;
      return type === 'multiselect' ? [] : initial;
    }
    const title = next.get(file)!.shift()!;
    return titles.find((choice) => choice.title.startsWith(title))!.value;
  };
}

const ask = (choices: Parameters<typeof choose>[0], ...flags: string[]) =>
  runHere(['.', '--name=acme', '--no-install', '--no-git', ...flags], folder(), choose(choices));

/** A sync must change nothing and have nothing to say. */
function expectAtRest(): void {
  const before = texts(folder());
  const said = jest.spyOn(console, 'error').mockImplementation();
  sync(folder());
  expect(said.mock.calls).toEqual([]);
  said.mockRestore();
  expect(texts(folder())).toEqual(before);
}

describe('where nobody can be asked', () => {
  test('everything that clashes is told in one error, with the flags that decide, and nothing is written', async () => {
    put(folder(), { ...THEIRS, 'vars.tf': '\nvariable "region" {}\nvariable "owner" {}\n' });
    const before = texts(folder());
    const { code, err } = await create();
    expect(code).toBe(2);
    for (const text of [
      'is not empty: .gitignore, README.md, main.tf, … (6 entries)',
      '--on-conflict=keep',
      'both puts ours beside them',
      'overwrite replaces those that clash',
      '--dry-run',
      '- README.md is there with other content',
      '- package.json is there with other content',
      '- var.owner: vars.tf:3 (yours), variables.tf:',
    ]) {
      expect(err).toContain(text);
    }
    expect(err).not.toContain('var.region: modules');
    expect(texts(folder())).toEqual(before);
  });

  test('--on-conflict=ask is refused', async () => {
    put(folder(), THEIRS);
    const { code, err } = await create('--on-conflict=ask');
    expect(code).toBe(2);
    expect(err).toContain('--on-conflict=ask needs a terminal; allowed here: keep, both, overwrite, abort');
  });

  test('--on-conflict=keep leaves files as they are, in every later sync, too', async () => {
    put(folder(), THEIRS);
    const { code, out } = await create('--on-conflict=keep');
    expect(code).toBe(0);
    const { 'package.json': manifest, ...others } = THEIRS;
    expect(texts(folder())).toMatchObject(others);
    expect(options().released).toEqual(['.gitignore', 'main.tf', 'package.json']);

    const kept = JSON.parse(read('package.json')) as { devDependencies: object };
    expect(kept).toMatchObject(JSON.parse(manifest) as object);
    expect(Object.keys(kept.devDependencies)).toEqual(
      expect.arrayContaining(['husky', 'ecs-runner-template', 'projen']),
    );
    expect(read('package.json')).toMatch(/^\{\n {4}"name": "theirs"/);
    expect(out).toMatch(/package.json stays yours, but for devDependencies that npx projen needs: .*projen \d/);
    expect(out).toMatch(/\.gitignore stays yours; add what it lacks: node_modules\//);
    expect(out).toMatch(/main\.tf stays yours; other files of ours need what ours declares there: .*aws_/);
    expectAtRest();
  });

  test('--on-conflict=overwrite replaces files, and what package.json has stays', async () => {
    put(folder(), THEIRS);
    expect((await create('--on-conflict=overwrite')).code).toBe(0);
    expect(read('main.tf')).not.toContain('theirs');
    expect(read('README.md')).not.toContain('Theirs');
    expect(read('modules/vpc/main.tf')).toBe(THEIRS['modules/vpc/main.tf']);
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'acme',
      scripts: { lint: 'tflint' },
      devDependencies: { husky: '9.0.0' },
    });
    expect(options().released).toBeUndefined();
    expectAtRest();
  });

  test('--on-conflict=both puts ours beside, but for what would only clash', async () => {
    put(folder(), { ...THEIRS, 'versions.tf': 'terraform {\n  required_providers {}\n}\n' });
    expect((await create('--on-conflict=both')).code).toBe(0);
    const { 'package.json': _, ...others } = THEIRS;
    expect(texts(folder())).toMatchObject(others);
    expect(read('main.ecs-runner.tf')).toContain('aws_');
    expect(read('README.ecs-runner.md')).toMatch(/^# acme/);
    expect(existsSync(at('versions.ecs-runner.tf'))).toBe(false);
    expect(existsSync(at('package.ecs-runner.json'))).toBe(false);
    expectAtRest();
  });

  test('files that are the same already are no conflict', async () => {
    expect((await runHere(['one', '--yes', '--no-install', '--no-git', '--name=acme'], folder())).code).toBe(0);
    put(at('two'), { 'main.tf': read('one/main.tf'), 'notes.txt': 'mine' });
    const { code, out } = await runHere(
      ['two', '--yes', '--no-install', '--no-git', '--name=acme', '--on-conflict=keep'],
      folder(),
    );
    expect(code).toBe(0);
    expect(out).toContain('  = main.tf');
    expect({ ...texts(at('two')), 'notes.txt': undefined }).toEqual({ ...texts(at('one')), 'notes.txt': undefined });
  });
});

describe('asked about each file', () => {
  test('keep, overwrite, keep both, and the diff as often as wanted', async () => {
    put(folder(), THEIRS);
    const { code, out, asked } = await ask({
      '.gitignore': 'Keep both',
      'README.md': ['Show', 'Show', 'Show', 'Show', 'Show', 'Show', 'Keep yours'],
      'main.tf': 'Keep both',
      'package.json': 'Overwrite',
    });
    expect(code).toBe(0);
    expect(asked.filter((message) => message === 'Overwrite README.md?')).toHaveLength(7);
    expect(out.split('--- a/README.md\n+++ b/README.md\n')).toHaveLength(7);
    expect(out).toMatch(/^-# Theirs$/m);
    const { 'package.json': _, ...others } = THEIRS;
    expect(texts(folder())).toMatchObject(others);
    expect(read('main.ecs-runner.tf')).toContain('aws_');
    expect(read('.gitignore.ecs-runner')).toContain('node_modules/');
    expect(options().released).toEqual(['.gitignore', 'main.tf']);
    expectAtRest();
  });

  test.each([
    ['Keep yours, here and in the rest', '# Theirs\n', THEIRS['main.tf']],
    ['Overwrite, here and in the rest', '# Theirs\n', undefined],
  ])('%s', async (title, readme, main) => {
    put(folder(), THEIRS);
    const { code, asked } = await ask({ '.gitignore': 'Overwrite with', 'README.md': 'Keep yours', 'main.tf': title });
    expect(code).toBe(0);
    expect(asked).not.toContain('Overwrite package.json?');
    expect(read('README.md')).toBe(readme);
    expect(read('main.tf') === THEIRS['main.tf']).toBe(main !== undefined);
    expect(options().released).toEqual(main === undefined ? undefined : ['main.tf', 'package.json']);
    expectAtRest();
  });

  test('abort after a decision writes nothing', async () => {
    put(folder(), THEIRS);
    const { code, err } = await ask({ '.gitignore': 'Overwrite with', 'README.md': 'Abort' });
    expect({ code, err }).toEqual({ code: 130, err: '\nCancelled: nothing was written.\n' });
    expect(texts(folder())).toEqual(THEIRS);
  });

  test('without a conflict, one question is left', async () => {
    put(folder(), { 'notes.txt': 'mine' });
    const no: Answer = (question) =>
      question.message === 'Write this beside what is there?' ? false : choose({})(question);
    expect((await runHere(['.', '--name=acme', '--no-install', '--no-git'], folder(), no)).code).toBe(130);
    expect(texts(folder())).toEqual({ 'notes.txt': 'mine' });
    expect((await ask({})).code).toBe(0);
    expect(read('notes.txt')).toBe('mine');
  });

  test('a file that changes meanwhile is not overwritten, and nothing is written', async () => {
    put(folder(), THEIRS);
    const { code, err } = await runHere(['.', '--name=acme', '--no-install', '--no-git'], folder(), (question) => {
      if (question.message === 'Overwrite package.json?') writeFileSync(at('README.md'), '# Newer\n');
      return choose({ '.gitignore': 'Keep', 'README.md': 'Over', 'main.tf': 'Over', 'package.json': 'Over' })(question);
    });
    expect(code).toBe(1);
    expect(err).toContain('nothing was written: "README.md" changed meanwhile');
    expect(texts(folder())).toEqual({ ...THEIRS, 'README.md': '# Newer\n' });
  });
});

describe('names that Terraform takes once', () => {
  const CLASHING = { 'mine.tf': '# mine\nvariable "owner" {}\n' };

  test('are refused before anything is asked where no decision helps', async () => {
    put(folder(), { ...THEIRS, ...CLASHING });
    const { code, err, asked } = await ask({});
    expect(code).toBe(2);
    expect(err).toMatch(/- var\.owner: mine\.tf:2 \(yours\), variables\.tf:\d+ \(ours\)/);
    expect(err).toMatch(/rename or move yours.*in a folder of its own.*--on-conflict=keep/);
    expect(asked.filter((message) => message.startsWith('Overwrite'))).toEqual([]);
    expect(texts(folder())).toEqual({ ...THEIRS, ...CLASHING });
  });

  test('are refused with --on-conflict=overwrite, too, and written with keep', async () => {
    put(folder(), CLASHING);
    expect((await create('--on-conflict=overwrite')).code).toBe(2);
    expect(texts(folder())).toEqual(CLASHING);
    const { code, out } = await create('--on-conflict=keep');
    expect(code).toBe(0);
    expect(out).toMatch(/Terraform will refuse var\.owner: mine\.tf:2 \(yours\)/);
  });

  test('are no clash where the file that has them is replaced', async () => {
    put(folder(), { 'versions.tf': 'terraform {\n  required_providers {}\n}\n' });
    expect((await create('--on-conflict=overwrite')).code).toBe(0);
  });

  test('are refused where "keep both" would double them', async () => {
    put(folder(), { 'versions.tf': 'terraform {\n  required_providers {}\n}\n' });
    const { code, err } = await ask({ 'versions.tf': 'Keep both' });
    expect(code).toBe(2);
    expect(err).toMatch(
      /terraform required_providers: versions\.tf:2 \(yours\), versions\.ecs-runner\.tf:\d+ \(ours\)/,
    );
    expect(Object.keys(texts(folder()))).toEqual(['versions.tf']);
  });

  test('may be in override files and in other folders', async () => {
    put(folder(), { 'mine_override.tf': 'variable "owner" {}\n', 'other/a.tf': 'variable "owner" {}\n' });
    expect((await create('--on-conflict=overwrite')).code).toBe(0);
  });
});

describe('is refused', () => {
  test('in a Git tree with changes, unless told otherwise', async () => {
    put(folder(), THEIRS);
    commitAll(folder());
    put(folder(), { 'README.md': '# Not committed\n', 'new.txt': '' });
    const { code, err } = await create('--on-conflict=keep');
    expect(code).toBe(2);
    expect(err).toMatch(
      /changes that are not committed: README\.md, new\.txt; commit or stash them, or give --allow-dirty/,
    );
    expect(existsSync(at('.projenrc.json'))).toBe(false);
    expect((await create('--on-conflict=keep', '--allow-dirty')).code).toBe(0);
    expect(read('README.md')).toBe('# Not committed\n');
  });

  test('not in a clean Git tree, whose next commit holds our files only', async () => {
    put(folder(), THEIRS);
    commitAll(folder());
    const { code } = await runHere(['.', '--name=acme', '--no-install', '--on-conflict=keep'], folder());
    expect(code).toBe(0);
    expect(git(folder(), 'status', '--porcelain')).toBe('');
    expect(git(folder(), 'diff', '--name-only', 'HEAD~1').split('\n')).not.toContain('README.md');
  });

  test.each([
    [
      'of ours',
      '.projenrc.json',
      '{"type": "ecs-runner-template.EcsRunnerProject"}',
      /is such a repository already.*npx projen/,
    ],
    ['of another type', '.projenrc.ts', '', /is a projen project already: it has \.projenrc\.ts; give another folder/],
  ])('in a projen project %s', async (_, file, content, problem) => {
    put(folder(), { [file]: content });
    const { code, err } = await create('--on-conflict=overwrite');
    expect(code).toBe(2);
    expect(err).toMatch(problem);
    expect(texts(folder())).toEqual({ [file]: content });
  });

  test('where a folder is in the way of a file, or a file in the way of a folder', async () => {
    mkdirSync(at('main.tf'));
    put(folder(), { docs: 'a file' });
    const { code, err } = await create('--on-conflict=overwrite');
    expect(code).toBe(2);
    expect(err).toContain('- main.tf is a folder; it must be a file');
    expect(err).toContain('- docs is a file; it must be a folder');
    expect(texts(folder())).toEqual({ docs: 'a file' });
  });

  test('with a package.json that is none', async () => {
    put(folder(), { 'package.json': 'not JSON' });
    const { code, err } = await create('--on-conflict=keep');
    expect(code).toBe(1);
    expect(err).toContain('package.json is not JSON');
    expect(texts(folder())).toEqual({ 'package.json': 'not JSON' });
  });
});

describeOnPosix('links', 'links without a privilege', () => {
  test('are not followed: what they lead to stays', async () => {
    put(folder(), { 'elsewhere/README.md': 'theirs', 'target/notes.txt': '' });
    symlinkSync(at('elsewhere/README.md'), at('target/README.md'));
    const { code, err } = await runHere(
      ['target', '--name=acme', '--yes', '--no-git', '--on-conflict=overwrite'],
      folder(),
    );
    expect(code).toBe(2);
    expect(err).toContain('README.md is a link');
    expect(read('elsewhere/README.md')).toBe('theirs');
  });
});
