import { delimiter, dirname } from 'node:path';
import { terraformCliConfig } from '../support/terraform';
import { toolPath } from '../support/tools';

const TOOLS = ['terraform', 'tflint', 'terraform-docs', 'checkov', 'pre-commit', 'actionlint', 'zizmor', 'yamllint'];

/** Puts the installed tools on the PATH of this process, as a user has them, for the tests of a file. */
export function toolsOnPath(): void {
  const { PATH, TF_CLI_CONFIG_FILE } = process.env;
  beforeAll(() => {
    const folders = TOOLS.flatMap((tool) => {
      const path = toolPath(tool);
      return path === undefined ? [] : [dirname(path)];
    });
    process.env.PATH = [...new Set(folders), PATH].join(delimiter);
    const config = terraformCliConfig();
    if (config !== undefined) process.env.TF_CLI_CONFIG_FILE = config;
  });
  afterAll(() => {
    process.env.PATH = PATH;
    if (TF_CLI_CONFIG_FILE === undefined) delete process.env.TF_CLI_CONFIG_FILE;
    else process.env.TF_CLI_CONFIG_FILE = TF_CLI_CONFIG_FILE;
  });
}

/** As on a machine that has Node and nothing else. */
export function nothingOnPath(): void {
  const { PATH } = process.env;
  beforeAll(() => (process.env.PATH = ''));
  afterAll(() => (process.env.PATH = PATH));
}
