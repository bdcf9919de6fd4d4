import { ChildProcess, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { requireTool } from './tools';

export interface TerraformResult {
  /** Exit code; 130 after a signal. */
  readonly code: number;
  /** Without colours. */
  readonly stdout: string;
  readonly stderr: string;
}

const LEASH = join(__dirname, 'leash.cjs');
const running = new Set<ChildProcess>();
afterAll(() => running.forEach((child) => child.stdin?.end()));

/** A terraform at work. */
export interface RunningTerraform {
  readonly result: Promise<TerraformResult>;
  /** Waits until it prints a text. @throws where it ends before */
  says(text: string): Promise<void>;
  /** Ends it: SIGKILL with its providers, the others as a terminal or a CI system does. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
}

/**
 * Runs terraform in a folder, independent of the developer's own AWS_* and TF_* variables.
 *
 * @param env added to the environment
 */
export function terraform(cwd: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<TerraformResult> {
  return startTerraform(cwd, args, env).result;
}

/** As `terraform`, for one that is not left alone. */
export function startTerraform(cwd: string, args: string[], env: NodeJS.ProcessEnv = {}): RunningTerraform {
  let child!: ChildProcess;
  const result = new Promise<TerraformResult>((resolve) => {
    child = execFile(
      process.execPath,
      [LEASH, requireTool('terraform'), ...args],
      { cwd, env: { ...neutralEnvironment(), ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        running.delete(child);
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 130;
        resolve({ code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) });
      },
    );
    running.add(child);
  });
  let printed = '';
  child.stdout!.on('data', (chunk: string) => (printed += stripVTControlCharacters(chunk)));
  return {
    result,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => printed.includes(text) && resolve();
        child.stdout!.on('data', look);
        look();
        void result.then(({ code, stdout, stderr }) =>
          reject(new Error(`terraform ${args.join(' ')} ended (${code}) before it said "${text}"\n${stdout}${stderr}`)),
        );
      }),
    end: (signal) => (signal === 'SIGKILL' ? child.stdin!.end() : child.kill(signal)),
  };
}

/** As `terraform`, for a run that must succeed. @throws with its errors where it does not. */
export async function mustTerraform(cwd: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, stdout, stderr } = await terraform(cwd, args, env);
  if (code !== 0) throw new Error(`terraform ${args.join(' ')}: exit ${code}\n${stderr || stdout}`);
  return stdout;
}

/** The environment of terraform: that of this process without the developer's AWS_* and TF_*, and where providers are found. */
export function neutralEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|TF)_/.test(name));
  const config = terraformCliConfig();
  return {
    ...Object.fromEntries(own),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    ...(config === undefined ? {} : { TF_CLI_CONFIG_FILE: config }),
  };
}

let cliConfig: { readonly file: string | undefined } | undefined;

/**
 * The CLI configuration of the runs: the one that TF_CLI_CONFIG_FILE names, if it exists; else one for a provider
 * mirror on this machine; undefined where there is neither and providers come from the public registry.
 */
export function terraformCliConfig(): string | undefined {
  cliConfig ??= { file: ownCliConfig() ?? mirrorCliConfig() };
  return cliConfig.file;
}

function ownCliConfig(): string | undefined {
  const file = process.env.TF_CLI_CONFIG_FILE;
  return file !== undefined && existsSync(file) ? file : undefined;
}

function mirrorCliConfig(): string | undefined {
  const mirror = providerMirror();
  if (mirror === undefined) return undefined;
  const text = `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["registry.terraform.io/hashicorp/*"]
  }
  direct {
    exclude = ["registry.terraform.io/hashicorp/*"]
  }
}
`;
  // One file for all runs, named after what it says.
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const file = join(tmpdir(), `terraform-${name}.tfrc`);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  }
  return file;
}

/** Terraform's implied mirrors, and any folder beside such places that has their layout. */
function providerMirror(): string | undefined {
  const places = ['/opt', '/usr/share/terraform', '/usr/local/share/terraform', join(homedir(), '.terraform.d')];
  return places
    .flatMap((place) => [place, ...subfolders(place)])
    .find((folder) => existsSync(join(folder, 'registry.terraform.io', 'hashicorp', 'aws')));
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

/** Lets Terraform that the engine runs find the provider's mirror of this machine, while the tests of the block run. */
export function useProviderMirror(): void {
  const before = process.env.TF_CLI_CONFIG_FILE;
  beforeAll(() => {
    const config = terraformCliConfig();
    if (config !== undefined) process.env.TF_CLI_CONFIG_FILE = config;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TF_CLI_CONFIG_FILE;
    else process.env.TF_CLI_CONFIG_FILE = before;
  });
}
