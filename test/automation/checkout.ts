import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { newRepository, temporaryFolder } from '../support/repository';
import { terraformCliConfig } from '../support/terraform';
import { toolPath } from '../support/tools';

/** What a stubbed command answers where its arguments hold a text. */
export interface Answer {
  readonly match: string;
  /** Printed as JSON, or as the `--jq` of the call says. */
  readonly json?: unknown;
  readonly text?: string;
  readonly code?: number;
  /** A shell command that does what the real one would. */
  readonly run?: string;
}

/** How a stubbed command was called. */
export interface StubCall {
  readonly name: string;
  readonly args: string[];
  /** Content of the file that `--body-file` or `--notes-file` names, or of the standard input with `--input -`. */
  readonly body?: string;
}

export interface ScriptResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Values that the script handed to later steps. */
  readonly outputs: Record<string, string>;
  /** What it put on the page of the run. */
  readonly summary: string;
  readonly calls: StubCall[];
}

const STUB = join(__dirname, 'stub.cjs');

/** A generated repository with a remote, as a job has it checked out, in which the scripts of `ci/` are run. */
export class Checkout {
  public readonly folder: string;
  public readonly remote = temporaryFolder();
  private readonly stubs = temporaryFolder();

  /** @param stubs commands that are not there in truth */
  public constructor(options: object = {}, stubs: readonly string[] = ['gh']) {
    this.folder = newRepository(options);
    for (const name of stubs) this.stub(name);
    spawnSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', this.remote]);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('remote', 'add', 'origin', this.remote);
    this.commit('The repository as it is generated');
    this.git('push', '--quiet', 'origin', 'main');
  }

  public git(...args: string[]): string {
    const result = spawnSync('git', args, { cwd: this.folder, env: this.environment(), encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
    return result.stdout.trim();
  }

  public commit(message: string): void {
    this.git('add', '--all');
    this.git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', message);
  }

  public write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) chmodSync(path, 0o644);
    writeFileSync(path, text);
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** Sets what a stubbed command answers. */
  public answer(name: string, answers: readonly Answer[]): void {
    writeFileSync(join(this.stubs, `${name}.json`), JSON.stringify(answers));
  }

  /** Runs `bash ci/SCRIPT ARGUMENT...`. */
  public run(script: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): ScriptResult {
    return this.bash([`ci/${script}`, ...args], env);
  }

  /** Runs commands as a document has them. */
  public runText(commands: string): ScriptResult {
    return this.bash(['-euo', 'pipefail', '-c', commands]);
  }

  private bash(args: readonly string[], env: NodeJS.ProcessEnv = {}): ScriptResult {
    const [calls, outputs, summary] = ['calls.jsonl', 'outputs', 'summary'].map((name) => join(this.stubs, name));
    for (const file of [calls, outputs, summary]) writeFileSync(file, '');
    const result = spawnSync('bash', args, {
      cwd: this.folder,
      env: { ...this.environment(), GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary, ...env },
      encoding: 'utf8',
    });
    return {
      code: result.status ?? 130,
      stdout: result.stdout,
      stderr: result.stderr,
      outputs: Object.fromEntries(linesOf(outputs).map((line) => line.split(/=(.*)/s).slice(0, 2))) as Record<
        string,
        string
      >,
      summary: readFileSync(summary, 'utf8'),
      calls: linesOf(calls).map((line) => JSON.parse(line) as StubCall),
    };
  }

  private stub(name: string): void {
    const file = join(this.stubs, name);
    writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${STUB}" ${name} "$@"\n`);
    chmodSync(file, 0o755);
  }

  private environment(): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(([name]) => !/^(AWS|CI|GH|GIT|GITHUB|GITLAB|TF)_/.test(name));
    const terraform = toolPath('terraform');
    const tools = terraform === undefined ? [] : [dirname(terraform)];
    return {
      ...Object.fromEntries(own),
      PATH: [this.stubs, dirname(process.execPath), ...tools, process.env.PATH].join(delimiter),
      STUBS: this.stubs,
      GOJQ: toolPath('gojq'),
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: terraformCliConfig(),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
    };
  }
}

/** Calls as lines, without what only the script knows: paths of temporary files. */
export function commandLines(calls: readonly StubCall[]): string[] {
  return calls.map(({ name, args }) => [name, ...args].join(' ').replace(/\/\S*\/tmp\.\w+\//g, 'TMP/'));
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}
