import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { COMMANDS, type CommandName } from '../src/command-line/commands';
import { parseArguments } from '../src/command-line/parse';
import { bashScript } from '../src/completion/bash';
import { fishScript } from '../src/completion/fish';
import { completionTable } from '../src/completion/table';
import { zshScript } from '../src/completion/zsh';
import { ownTemplate } from '../src/template';
import { describeOnPosix, runCli, useFolder } from './support/cli';

const folder = useFolder();
const TABLE = completionTable(ownTemplate.describeOptions());
const COMMAND_NAMES = Object.keys(COMMANDS);

const isInstalled = (shell: string) => spawnSync(shell, ['--version']).error === undefined;
/** bash is everywhere but on Windows; zsh and fish are tried where somebody has them. */
const describeIn = (shell: string, tests: () => void) => {
  if (isInstalled(shell) || (shell === 'bash' && process.platform !== 'win32')) describe(shell, tests);
  else console.log(`completion of ${shell}: not tried, because it is not installed`);
};

test('every flag in the table is one that the command takes', () => {
  for (const { name, flags } of TABLE) {
    for (const flag of flags) {
      const value = flag.values === undefined ? [] : [flag.values.kind === 'words' ? flag.values.words[0] : '7'];
      const { problems } = parseArguments([name, `--${flag.name}`, ...value], ownTemplate);
      expect([flag.name, problems]).toEqual([flag.name, []]);
    }
  }
});

describe('the command', () => {
  test.each(['bash', 'zsh', 'fish'])('prints the script for %s', async (shell) => {
    const { code, stdout, stderr } = await runCli(['completion', shell], { cwd: folder() });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe({ bash: bashScript, zsh: zshScript, fish: fishScript }[shell]!(TABLE));
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    [[], /the shell is missing; allowed: bash, zsh, fish/],
    [['tcsh'], /"tcsh" is no shell that is known here; allowed: bash/],
    [['constructor'], /"constructor" is no shell/],
  ])('%j is wrong usage', async (shells, message) => {
    const { code, stderr } = await runCli(['completion', ...shells], { cwd: folder() });
    expect(code).toBe(2);
    expect(stderr.replace(/\n +/g, ' ')).toMatch(message);
  });
});

describeOnPosix('bash', 'bash', () => {
  /** What bash offers for the last word; it splits at `=` itself. */
  function complete(line: string): string[] {
    const words = line.split(' ').flatMap((word) => word.split(/(?<==)|(?==)/));
    const script = path.join(folder(), 'completion.bash');
    writeFileSync(script, bashScript(TABLE));
    const program = `
      source ${script}
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _create_ecs_runner
      ((\${#COMPREPLY[@]} == 0)) || printf '%s\\n' "\${COMPREPLY[@]}"`;
    const args = ['--noprofile', '--norc', '-c', program, 'bash', ...words];
    return execFileSync('bash', args, { cwd: path.join(folder(), 'here'), encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  }

  const flagsOf = (command: CommandName) =>
    TABLE.find(({ name }) => name === command)!.flags.map(({ name }) => `--${name}`);

  beforeEach(() => {
    mkdirSync(path.join(folder(), 'here', 'my runner'), { recursive: true });
    writeFileSync(path.join(folder(), 'here', 'policy.json'), '{}');
  });

  test.each<[string, string[]]>([
    ['create-ecs-runner ', [...COMMAND_NAMES, 'my runner']],
    ['create-ecs-runner d', ['doctor', 'diff']],
    ['create-ecs-runner doctor ', ['my runner']],
    ['create-ecs-runner doctor --tr', ['--trust']],
    ['create-ecs-runner doctor --policy ', ['my runner', 'policy.json']],
    ['create-ecs-runner doctor --policy=pol', ['policy.json']],
    ['create-ecs-runner completion ', ['bash', 'zsh', 'fish']],
    ['create-ecs-runner --trust hcp', ['hcpTerraform']],
    ['create-ecs-runner --trust=git', ['githubActions', 'gitlab']],
    ['create-ecs-runner my --cpu-architecture ', ['X86_64', 'ARM64']],
    ['create-ecs-runner my --no-sp', ['--no-spot']],
    ['create-ecs-runner create --cpu-arch', ['--cpu-architecture']],
    ['create-ecs-runner my --compliance-scope soc2,hi', ['soc2,hipaa']],
    ['create-ecs-runner my --owner ', []],
    ['create-ecs-runner diff --cpu', []],
  ])('%j', (line, expected) => expect(complete(line).sort()).toEqual([...expected].sort()));

  test.each(COMMAND_NAMES as CommandName[])('offers all flags of %s', (command) => {
    expect(complete(`create-ecs-runner ${command} --`)).toEqual(flagsOf(command));
  });

  test('leaves out what a list has already', () => {
    const words = complete('create-ecs-runner my --compliance-scope soc2,');
    expect(words).toContain('soc2,hipaa');
    expect(words).not.toContain('soc2,soc2');
  });

  test('is registered, and leaves nothing in the shell but its functions', () => {
    const script = bashScript(TABLE);
    const program = `before=$(compgen -v); ${script}\ncomplete -p create-ecs-runner; diff <(echo "$before") <(compgen -v)`;
    const { stdout } = spawnSync('bash', ['--noprofile', '--norc', '-c', program], { encoding: 'utf8' });
    expect(stdout).toMatch(/^complete -F _create_ecs_runner create-ecs-runner\n/);
    expect(stdout).not.toMatch(/> (cur|word|flags)/);
  });
});

describeIn('zsh', () => {
  test('reads the script', () => {
    const { status, stderr } = spawnSync('zsh', ['-n'], { input: zshScript(TABLE), encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});

describeIn('fish', () => {
  test.each<[string, string[]]>([
    ['create-ecs-runner d', ['diff', 'doctor']],
    ['create-ecs-runner doctor --tr', ['--trust']],
    ['create-ecs-runner --trust git', ['githubActions', 'gitlab']],
    ['create-ecs-runner completion ', ['bash', 'fish', 'zsh']],
  ])('%j', (line, expected) => {
    const script = path.join(folder(), 'completion.fish');
    writeFileSync(script, fishScript(TABLE));
    const program = `source ${script}; complete -C '${line}'`;
    const offered = execFileSync('fish', ['--no-config', '-c', program], { cwd: folder(), encoding: 'utf8' });
    const words = offered.split('\n').map((row) => row.split('\t')[0]);
    expect(words.filter(Boolean).sort()).toEqual(expected);
  });
});
