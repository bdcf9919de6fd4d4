import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, entries, useFolder } from './support/cli';
import { DOWN, ENTER, SPACE, Terminal } from './support/terminal';

const COLOUR = /\u001b\[(3[0-9]|9[0-9]|1|2|4)m/;
/** In the order of the menu below the summary. */
const MENU = ['create', 'basics', 'trust', 'security', 'compliance', 'operations', 'one', 'again', 'cancel'];

const folder = useFolder();
let terminal: Terminal;
afterEach(() => terminal.close());

function open(args: string[], options?: ConstructorParameters<typeof Terminal>[2]): void {
  terminal = new Terminal(args, folder(), options);
}

/** Answers the menu below the summary. */
async function review(choice: string): Promise<void> {
  await terminal.answer('Is this right?', ...MENU.slice(0, MENU.indexOf(choice)).map(() => DOWN), ENTER);
}

/** What the key `?` shows, from the question on; the same key hides it again. */
async function explanation(question: string): Promise<string> {
  await terminal.answer(question, '?');
  await terminal.shows('Flag: --');
  const shown = `? ${terminal.text().split('\n? ').pop()}`;
  await terminal.answer(question, '?');
  return shown;
}

/** Every path of the interview; returns the screens on the way, and at last all that was shown. */
async function everyPath(): Promise<string[]> {
  const screens: string[] = [];
  await terminal.answer('Folder', '?');
  await terminal.shows("The repository's folder: a path from");
  await terminal.answer('Folder', '?');
  await terminal.answer('Folder', '/dev/null', ENTER);
  await terminal.shows('✖ "/dev/null" is not a folder');
  await terminal.answer('Folder', 'Läufer 1', ENTER);
  screens.push(await explanation('Name of the runner'));
  await terminal.answer('Name', 'No', ENTER);
  await terminal.shows('✖ Allowed: 3 to 32');
  await terminal.answer('Name', ENTER);
  await terminal.answer('Description', 'Runs it', ENTER);
  await terminal.answer('Owner', 'team', ENTER);
  await terminal.answer('Cost', ENTER);
  screens.push(await explanation('AWS region'));
  await terminal.answer('AWS region', ENTER);

  screens.push(await explanation('Which OIDC issuer'));
  await terminal.answer('Which OIDC issuer', ENTER);
  await terminal.answer('Who may start tasks', '*', ENTER);
  await terminal.shows('✖ Allowed: OWNER/REPO');
  await terminal.answer('Who may start tasks', 'acme/infra', ENTER);

  screens.push(await explanation('Encrypt'));
  await terminal.answer('Encrypt', 'n');
  await terminal.answer('Create the VPC', ENTER);

  screens.push(await explanation('Compliance scope'));
  await terminal.answer('Compliance scope', DOWN, DOWN, SPACE, ENTER);
  await terminal.shows('✖ kmsCmk allows only');
  await terminal.answer('Encrypt', 'n');
  await terminal.shows('✖ Allowed: true with');
  await terminal.answer('Encrypt', 'y');
  await terminal.answer('Days', '400', ENTER);
  await terminal.shows('✖ Allowed: 2192');
  await terminal.answer('Days', ENTER);

  await terminal.answer('Run tasks on Fargate Spot', 'n');
  await terminal.answer('How are tasks started', DOWN, ENTER);
  await terminal.answer('CPU architecture', ENTER);
  await terminal.answer('E-mail', 'oncall', ENTER);
  await terminal.shows('✖ Allowed: an e-mail address');
  await terminal.answer('E-mail', 'a@example.com', ENTER);
  await terminal.answer('Environments', 'dev, prod', ENTER);
  for (const question of ['CI system', 'Generate', 'Licence']) await terminal.answer(question, ENTER);

  await review('trust');
  await terminal.answer('Which OIDC issuer', DOWN, DOWN, DOWN, ENTER);
  await terminal.shows('✖ trustSubjects allows');
  await terminal.answer('Who may start tasks', '{00000000-0000-0000-0000-000000000001}', ENTER);
  await review('one');
  await terminal.answer('Which answer?', DOWN, ENTER);
  await terminal.answer('Folder', 'other', ENTER);
  await review('one');
  await terminal.answer('Which answer?', ENTER);
  await review('again');
  await terminal.answer('Folder', ENTER);
  for (const question of ['Name', 'Desc', 'Owner', 'Cost', 'AWS', 'Which', 'Who', 'Encrypt', 'Create the VPC']) {
    await terminal.answer(question, ENTER);
  }
  for (const question of ['Compliance', 'Days', 'Run', 'How', 'CPU', 'E-mail', 'Env', 'CI', 'Generate', 'Licence']) {
    await terminal.answer(question, ENTER);
  }
  await review('cancel');
  expect(await terminal.exit()).toBe(130);
  return [...screens, terminal.text()];
}

describeOnPosix('the interview', 'a pseudo terminal', () => {
  describe.each([40, 100])('in %i columns', (cols) => {
    test.each([
      ['with colours', {}, true],
      ['without colours', { NO_COLOR: '1' }, false],
    ])('%s: every path shows the screens of test/screens', async (_, env, coloured) => {
      open(['--no-install', '--no-git'], { cols, env: { AWS_REGION: 'eu-west-3', ...env } });
      const screens = await everyPath();
      const rule = `\n${'='.repeat(cols)}\n`;
      const expected = readFileSync(path.join(__dirname, 'screens', `interview-${cols}.txt`), 'utf8');
      expect(`${screens.join(rule)}\n`.replace(/ +$/gm, '')).toBe(expected);
      expect(COLOUR.test(terminal.output)).toBe(coloured);
      expect(entries(folder())).toEqual([]);
    });

    test.each<Record<string, string>>([{ LANG: 'C' }, { LC_ALL: 'POSIX' }, { TERM: 'dumb' }])(
      '%j: all is ASCII',
      async (env) => {
        open(['acme', '--no-install', '--no-git', '--owner=o', '--cost-center=c'], { cols, env });
        await terminal.answer('Name', 'x', ENTER);
        await terminal.shows('x Allowed: 3 to 32');
        await terminal.answer('Name', ENTER);
        await terminal.answer('Description', ENTER);
        await terminal.answer('AWS region', ENTER);
        await terminal.answer('Which OIDC issuer', DOWN, ENTER);
        await terminal.answer('Who may', ENTER);
        await terminal.answer('Encrypt', ENTER);
        await terminal.answer('Create the VPC', ENTER);
        await terminal.answer('Compliance scope', DOWN, SPACE);
        await terminal.shows('[x]   > iso27001');
        await terminal.answer('Compliance scope', '\u0003');
        expect(await terminal.exit()).toBe(130);
        expect(terminal.output).toMatch(/^[\x00-\x7f]*$/);
      },
    );
  });

  describe('in a clone of a repository on GitHub', () => {
    /** Opens the interview at the question for subjects, with a stand-in for gh. */
    function openInClone(gh: string): void {
      execFileSync('git', ['init', '--quiet'], { cwd: folder() });
      execFileSync('git', ['remote', 'add', 'origin', 'git@github.com:acme/infra.git'], { cwd: folder() });
      mkdirSync(path.join(folder(), 'bin'));
      writeFileSync(path.join(folder(), 'bin', 'gh'), `#!/bin/sh\n${gh}\n`, { mode: 0o755 });
      const env = { PATH: `${path.join(folder(), 'bin')}${path.delimiter}${process.env.PATH}` };
      open(['runner', '--name=acme', '--description=x', '--owner=x', '--cost-center=x', '--region=eu-west-1'], { env });
    }

    test.each([
      ['gh knows its ids', "printf 'acme\\t12\\tinfra\\t34\\t2026-09-01T00:00:00Z\\n'", 'acme@12/infra@34'],
      ['gh is not signed in', 'echo "run gh auth login" >&2; exit 4', 'acme/infra'],
      ['gh hangs', 'exec sleep 60', 'acme/infra'],
    ])('%s: its subject is suggested', async (_, gh, subject) => {
      openInClone(gh);
      await terminal.answer('Which OIDC issuer', ENTER);
      await terminal.answer('Who may start tasks? (a, b; empty: later) › ' + subject, '\u0003');
      expect(await terminal.exit()).toBe(130);
      expect(terminal.text()).not.toContain('gh auth login');
    });

    test('while gh is waited for, the screen says so, and for 2 s at most', async () => {
      openInClone('exec sleep 60');
      await terminal.answer('Which OIDC issuer', ENTER);
      await terminal.shows('Asking git and gh 1 s');
      await terminal.answer('Who may start tasks', '\u0003');
      expect(terminal.text()).not.toContain('Asking git');
    });
  });

  test('in CI nothing is asked, not even in a terminal', async () => {
    open([], { env: { CI: 'true' } });
    expect(await terminal.exit()).toBe(2);
    expect(terminal.text()).toContain('the folder is missing, and nobody can be asked');
  });

  test('errors are ASCII, too, where the terminal shows nothing else', async () => {
    open(['--region', '--answers=a.txt'], { env: { LANG: 'C' } });
    expect(await terminal.exit()).toBe(2);
    expect(terminal.text()).toContain('--region needs a value: --region=...');
    expect(terminal.output).toMatch(/^[\x00-\x7f]*$/);
  });

  test('CI=false is no CI', async () => {
    open([], { env: { CI: 'false' } });
    await terminal.answer('Folder', '\u0003');
    expect(await terminal.exit()).toBe(130);
  });

  test.each(['< /dev/null', '> /dev/null'])(
    'with only one end at a terminal, %s, nothing is asked',
    async (redirect) => {
      open([], { redirect });
      expect(await terminal.exit()).toBe(2);
      expect(terminal.text()).toContain('the folder is missing, and nobody can be asked');
      expect(entries(folder())).toEqual([]);
    },
  );
});
