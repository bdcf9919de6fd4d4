import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { missingTools, run } from '../../tools';
import { fails, holds, unavailable } from '../prover';
import { lines } from './findings';
import { everything } from './inputs';
import type { Tool } from './tool';

const CONFIG = '.pre-commit-config.yaml';

/** The hooks are valid, and pass on all files. */
export const preCommit: Tool = {
  inputs: everything,
  async check(checkout) {
    if (!(await checkout.files()).includes(CONFIG)) return fails(`there is no ${CONFIG}`);
    const missing = missingTools('pre-commit', 'git');
    if (missing !== undefined) return unavailable(missing);
    const env = { PRE_COMMIT_HOME: checkout.work.scratch() };
    const valid = await checkout.run('pre-commit', ['validate-config', CONFIG], env);
    if (valid.code !== 0) return fails(`${CONFIG}: ${valid.stdout.trim().slice(0, 200)}`);
    const folder = await checkout.folder();
    const modules = join(checkout.work.root, 'node_modules');
    if (existsSync(modules)) symlinkSync(modules, join(folder, 'node_modules'), 'dir');
    await run('git', ['init', '--quiet'], folder);
    await run('git', ['add', '--all', '--', '.', ':!node_modules'], folder);
    const { code, stdout, stderr } = await checkout.run('pre-commit', ['run', '--all-files', '--color=never'], env);
    const said = lines(stdout);
    const count = said.filter((line) => /\.\.(?:Passed|\(no files to check\)Skipped)$/.test(line)).length;
    if (code === 0) return holds(`pre-commit run --all-files: ${count} hooks pass`);
    const without = said.find((line) => /not on PATH|Executable .* not found|Cannot find module/.test(line));
    if (without !== undefined) return unavailable(without);
    const failed = said.filter((line) => line.endsWith('Failed')).map((line) => line.replace(/\.{3,}Failed$/, ''));
    return fails(`hooks that fail: ${failed.join(', ') || stderr.trim().slice(0, 200)}`);
  },
};
