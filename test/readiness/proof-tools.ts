import { delimiter, dirname } from 'node:path';
import { terraformCliConfig } from '../support/terraform';
import { toolPath } from '../support/tools';

const TOOLS = [
  'terraform',
  'tflint',
  'actionlint',
  'terraform-docs',
  'checkov',
  'pre-commit',
  'zizmor',
  'yamllint',
  'aws',
  'python-emulator',
] as const;

/**
 * Gives this process the environment of a user who has all tools: on PATH, with the provider's mirror of this machine.
 *
 * @returns the names of the tools that it takes
 */
export function proofTools(): string[] {
  const folders = TOOLS.flatMap((name) => {
    const path = toolPath(name);
    return path === undefined || name === 'python-emulator' ? [] : [dirname(path)];
  });
  process.env.PATH = [...new Set([...folders, process.env.PATH])].join(delimiter);
  process.env.ECS_RUNNER_READINESS_PYTHON = toolPath('python-emulator') ?? '';
  const config = terraformCliConfig();
  if (config !== undefined) process.env.TF_CLI_CONFIG_FILE = config;
  return [...TOOLS];
}
