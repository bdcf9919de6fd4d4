import { existsSync } from 'node:fs';
// The installer's own list of places, so that both look in the same ones.
import { executables } from '../../scripts/tools/paths.cjs';

// The readiness engine would else make a Python environment of its own.
process.env.ECS_RUNNER_READINESS_PYTHON ??= executables['python-emulator'];

/**
 * Path of a tool's executable: terraform from PATH, all others where `node scripts/tools/index.mjs` installs them.
 *
 * @returns undefined where it is missing
 * @throws for a name that the installer does not know
 */
export function toolPath(name: string): string | undefined {
  if (!(name in executables)) throw new Error(`unknown tool ${name}; known: ${Object.keys(executables).join(', ')}`);
  const executable = executables[name];
  return executable !== undefined && existsSync(executable) ? executable : undefined;
}

/** As `toolPath`, for use inside `describeWithTools`, where the tool is known to be there. */
export function requireTool(name: string): string {
  const path = toolPath(name);
  if (path === undefined) throw new Error(`${name} is missing: ${HOW_TO_INSTALL}`);
  return path;
}

const HOW_TO_INSTALL = 'run `node scripts/tools/index.mjs` (terraform: install it yourself)';

/**
 * A `describe` that needs tools. Where one is missing, the tests are reported as skipped and the title says why;
 * with ECS_RUNNER_STRICT=1 there is a failing test instead.
 */
export function describeWithTools(names: string[], title: string, tests: () => void): void {
  const missing = names.filter((name) => toolPath(name) === undefined);
  if (missing.length === 0) {
    describe(title, tests);
  } else if (process.env.ECS_RUNNER_STRICT === '1') {
    describe(title, () => {
      it(`needs ${missing.join(', ')}`, () => {
        throw new Error(`${missing.join(', ')} missing: ${HOW_TO_INSTALL}`);
      });
    });
  } else {
    describe.skip(`${title} (skipped: ${missing.join(', ')} missing, ${HOW_TO_INSTALL})`, tests);
  }
}
