import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { describeOnPosix, entries, useFolder } from './support/cli';
import { CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, SPACE, Terminal } from './support/terminal';

const folder = useFolder();
let terminal: Terminal;
afterEach(() => terminal.close());

function open(args: string[], options?: ConstructorParameters<typeof Terminal>[2]): Terminal {
  terminal = new Terminal(args, folder(), options);
  return terminal;
}

/** The whole journey, with two answers that are refused first. */
async function journey(): Promise<void> {
  await terminal.answer('Folder', 'My Läufer', ENTER);
  await terminal.answer('Name of the runner › my-laufer', ENTER);
  await terminal.answer('Description', 'Runs "nightly" jobs', ENTER);
  await terminal.answer('Owner', ENTER);
  await terminal.answer('Cost centre', ENTER);
  await terminal.answer('AWS region', 'mars', ENTER);
  await terminal.shows('✖ Allowed: an AWS region');
  await terminal.answer('AWS region', 'eu-central-1', ENTER);
  await terminal.answer('Which OIDC issuer', ENTER);
  await terminal.answer('Who may start tasks', '*', ENTER);
  await terminal.shows('✖ Allowed: OWNER/REPO');
  await terminal.answer('Who may start tasks', 'acme/infra, acme/web', ENTER);
  await terminal.answer('Encrypt', 'y');
  await terminal.answer('Create the VPC endpoints', ENTER);
  await terminal.answer('Compliance scope', DOWN, DOWN, SPACE, ENTER);
  await terminal.answer('Days to keep logs › 2192', ENTER);
  await terminal.answer('Run tasks on Fargate Spot', 'n');
  await terminal.answer('How are tasks started', DOWN, ENTER);
  await terminal.answer('CPU architecture', DOWN, ENTER);
  await terminal.answer('E-mail address for alarms', 'oncall', ENTER);
  await terminal.shows('✖ Allowed: an e-mail address');
  await terminal.answer('E-mail address for alarms', 'oncall@example.com', ENTER);
  await terminal.answer('Environments', 'staging,production', ENTER);
  await terminal.answer('CI system', ENTER);
  await terminal.answer('Generate pre-commit hooks', ENTER);
  await terminal.answer('Licence', ENTER);
  await terminal.answer('Is this right?', ENTER);
}

const ANSWERS = {
  name: 'my-laufer',
  description: 'Runs "nightly" jobs',
  region: 'eu-central-1',
  trustSubjects: ['acme/infra', 'acme/web'],
  complianceScope: ['soc2', 'hipaa'],
  spot: false,
  launcher: 'stepFunctions',
  cpuArchitecture: 'ARM64',
  alarmEmail: 'oncall@example.com',
  environments: ['staging', 'production'],
};

describeOnPosix('in a terminal', 'a pseudo terminal and signals', () => {
  test.each([80, 40])('asks for everything, in %i columns', async (cols) => {
    open(['--no-install'], { cols });
    await journey();
    expect(await terminal.exit()).toBe(0);

    const {
      $schema: _,
      type: __,
      ...options
    } = JSON.parse(readFileSync(path.join(folder(), 'My Läufer', '.projenrc.json'), 'utf8')) as Record<string, unknown>;
    expect(options).toEqual(ANSWERS);
    expect(entries(folder())).toEqual(['My Läufer']);
    expect(existsSync(path.join(folder(), 'My Läufer', '.git'))).toBe(true);
  });

  test('prints the command that repeats the run as its last line', async () => {
    open(['--no-install', '--no-git'], { cols: 400 });
    await journey();
    expect(await terminal.exit()).toBe(0);
    const { version } = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as {
      version: string;
    };
    const flags = [
      '--yes --no-install --no-git',
      `--description 'Runs "nightly" jobs' --region eu-central-1 --trust-subjects acme/infra,acme/web`,
      '--compliance-scope soc2,hipaa --no-spot --launcher stepFunctions --cpu-architecture ARM64',
      '--alarm-email oncall@example.com --environments staging,production',
    ];
    expect(terminal.text().split('\n').pop()).toBe(
      `npm create ecs-runner@${version} 'My Läufer' -- ${flags.join(' ')}`,
    );
  });

  test('asks only for what flags leave open', async () => {
    open(
      [
        'runner',
        '--no-install',
        '--no-git',
        '--name',
        'acme',
        '--description=x',
        '--owner=o',
        '--cost-center=1',
        '--no-spot',
      ],
      {},
    );
    await terminal.answer('AWS region', ENTER);
    expect(terminal.text()).not.toMatch(/Folder|Name of|Description|Owner|Cost/);
    await terminal.answer('Which OIDC issuer', CTRL_C);
    expect(await terminal.exit()).toBe(130);
  });

  test('refuses a folder that is a repository already, and asks again', async () => {
    writeFileSync(path.join(folder(), '.projenrc.json'), '{"type": "ecs-runner-template.EcsRunnerProject"}');
    open(['--no-install'], { cols: 200 });
    await terminal.answer('Folder', '.', ENTER);
    await terminal.shows('is such a repository already: change its .projenrc.json and run npx projen there');
    await terminal.answer('Folder', CTRL_C);
    expect(await terminal.exit()).toBe(130);
  });

  describe.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-D', CTRL_D],
    ['Escape', ESCAPE],
  ])('%s', (_, key) => {
    test('at the first question ends with 130 and writes nothing', async () => {
      open([]);
      await terminal.answer('Folder', key);
      expect(await terminal.exit()).toBe(130);
      expect(terminal.text()).toContain('Cancelled: nothing was written.');
      expect(entries(folder())).toEqual([]);
    });

    test('at a list ends with 130 and writes nothing', async () => {
      open(['runner']);
      for (const question of ['Name', 'Description', 'Owner', 'Cost', 'AWS region']) {
        await terminal.answer(question, ENTER);
      }
      await terminal.answer('Which OIDC issuer', DOWN, key);
      expect(await terminal.exit()).toBe(130);
      expect(entries(folder())).toEqual([]);
    });
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s at a question ends with 130 and shows the cursor',
    async (signal) => {
      open(['runner', '--name=acme']);
      await terminal.answer('Description', 'half an ans');
      process.kill(terminal.pid, signal);
      expect(await terminal.exit()).toBe(130);
      expect(terminal.output.lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.output.lastIndexOf('\u001b[?25l'));
      expect(entries(folder())).toEqual([]);
    },
  );

  describe('colours', () => {
    const COLOUR = /\u001b\[(3[0-9]|9[0-9]|1|2|4)m/;

    test('are used in a terminal', async () => {
      open(['runner']);
      await terminal.answer('Name', CTRL_C);
      await terminal.exit();
      expect(terminal.output).toMatch(COLOUR);
    });

    test('are left out with NO_COLOR, by questions too', async () => {
      open(['runner'], { env: { NO_COLOR: '1' } });
      await terminal.answer('Name', ENTER);
      await terminal.answer('Description', CTRL_C);
      await terminal.exit();
      expect(terminal.output).not.toMatch(COLOUR);
    });
  });
});
