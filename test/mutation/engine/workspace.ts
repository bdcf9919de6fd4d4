import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createRepository } from '../../../src/sync';
import { leashed } from '../../support/leashed';
import { Provider, startProvider } from '../../support/provider';
import { mustTerraform } from '../../support/terraform';
import { requireTool } from '../../support/tools';

/** What a test file says: `fail` where an assertion does not hold, `error` where a run could not be made at all. */
export type Verdict = 'pass' | 'fail' | 'error';

/** A generated module with its native tests: a copy for each worker, with one `terraform init` and one provider for all. */
export class Workspace {
  /** @param options of the generated repository */
  static async create(workers: number, options: object = {}): Promise<Workspace> {
    const folder = mkdtempSync(join(tmpdir(), 'ecs-runner-mutation-'));
    const data = join(folder, 'data');
    const first = join(folder, '0');
    createRepository(first, { name: 'acme-runner', ...options });
    ['bootstrap', 'examples', 'live'].forEach((name) => rmSync(join(first, name), { recursive: true, force: true }));
    await mustTerraform(first, ['init', '-backend=false', '-input=false'], { TF_DATA_DIR: data });
    for (let worker = 1; worker < workers; worker++) cpSync(first, join(folder, `${worker}`), { recursive: true });
    return new Workspace(folder, workers, await startProvider(data));
  }

  /** Names of the module's files. */
  readonly files: readonly string[];
  /** Names of its test files. */
  readonly tests: readonly string[];
  private readonly texts: ReadonlyMap<string, string>;

  private constructor(
    private readonly folder: string,
    readonly workers: number,
    private readonly provider: Provider,
  ) {
    this.files = this.names('0', '.tf');
    this.tests = this.names('0/tests', '.tftest.hcl');
    const read = (name: string): string => readFileSync(join(folder, '0', name), 'utf8');
    const all = [...this.files, ...this.tests.map((name) => `tests/${name}`)];
    this.texts = new Map(all.map((name) => [name, read(name)]));
  }

  /** Text of a file as it was generated, whatever the workers are trying. @throws for one that is not there. */
  read(file: string): string {
    const text = this.texts.get(file);
    if (text === undefined) throw new Error(`there is no ${file}`);
    return text;
  }

  write(worker: number, file: string, text: string): void {
    writeFileSync(join(this.folder, `${worker}`, file), text);
  }

  /** Whether the module itself is valid, its tests left out. */
  async isValid(worker: number): Promise<boolean> {
    const child = this.terraform(worker, ['validate', '-no-tests']);
    child.stdout.resume();
    const code = await new Promise((resolve) => child.on('close', resolve));
    return code === 0;
  }

  /** Runs one test file until something is wrong. */
  test(worker: number, name: string): Promise<Verdict> {
    const child = this.terraform(worker, ['test', '-json', `-filter=tests/${name}`]);
    return new Promise((resolve) => {
      createInterface(child.stdout).on('line', (line) => {
        const { test_run: run } = JSON.parse(line) as { test_run?: { progress: string; status: string } };
        if (run?.progress !== 'complete' || run.status === 'pass') return;
        resolve(run.status === 'fail' ? 'fail' : 'error');
        child.stdin.end();
      });
      child.on('close', (code) => resolve(code === 0 ? 'pass' : 'error'));
    });
  }

  /** Ends the provider and removes all files. */
  remove(): void {
    this.provider.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private terraform(worker: number, args: string[]): ReturnType<typeof leashed> {
    if (!this.provider.alive()) throw new Error('the provider ended');
    const env = { ...this.provider.env, TF_DATA_DIR: join(this.folder, 'data') };
    const child = leashed(requireTool('terraform'), args, join(this.folder, `${worker}`), env);
    child.stderr.resume();
    return child;
  }

  private names(folder: string, extension: string): string[] {
    return readdirSync(join(this.folder, folder))
      .filter((name) => name.endsWith(extension))
      .sort();
  }
}
