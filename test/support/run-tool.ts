import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { terraformCliConfig } from './terraform';
import { requireTool, toolPath } from './tools';

export interface ToolResult {
  /** Exit code. */
  readonly code: number;
  /** What it printed on both channels, without colours. */
  readonly output: string;
}

/** Runs a tool of the installer (or `node`, `git`) as a user has it: all tools on PATH, no AWS_* or TF_* variables. */
export function runTool(name: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): ToolResult {
  const command = name === 'node' ? process.execPath : name === 'git' ? 'git' : requireTool(name);
  const result = spawnSync(command, args, {
    cwd,
    env: { ...userEnvironment(), ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.error) throw result.error;
  return { code: result.status ?? 130, output: stripVTControlCharacters(`${result.stdout}${result.stderr}`) };
}

/** Runs the command of an npm package that this repository has among its devDependencies. */
export function runNodeTool(name: string, args: string[], cwd: string): ToolResult {
  const folder = join(__dirname, '../../node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  return runTool('node', [join(folder, bin[name]), ...args], cwd);
}

function userEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(AWS|TF|GIT)_/.test(name));
  const tools = ['terraform', 'tflint', 'terraform-docs', 'checkov', 'pre-commit', 'actionlint'].flatMap((tool) => {
    const path = toolPath(tool);
    return path === undefined ? [] : [dirname(path)];
  });
  const path = [...new Set([dirname(process.execPath), ...tools, process.env.PATH])].join(delimiter);
  const config = terraformCliConfig();
  return {
    ...Object.fromEntries(own),
    PATH: path,
    CHECKPOINT_DISABLE: '1',
    ...(config === undefined ? {} : { TF_CLI_CONFIG_FILE: config }),
  };
}
