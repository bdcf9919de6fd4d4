import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from './tools';

/** Which mermaid parses the diagrams. With what it depends on it takes 150 MB, so it is no dependency. */
export const MERMAID_VERSION = '11.17.2';

/** What is wrong with a diagram; nothing where it parses. */
export type Parsed = string | undefined;

/**
 * Parses diagrams with mermaid: the repository's, if it is installed there, else one in the user's cache folder, where npm
 * installs it once.
 *
 * @returns what became of each, in their order; a text where there is no mermaid
 */
export async function parseDiagrams(
  diagrams: readonly string[],
  root: string,
  say: (line: string) => void = () => undefined,
): Promise<readonly Parsed[] | string> {
  const home = installedIn(root) ?? installedIn(__dirname) ?? (await cached(say));
  if (!('mermaid' in home)) return home.problem;
  const { code, stdout, stderr } = await run(
    process.execPath,
    ['--input-type=module', '--eval', SCRIPT, home.mermaid, home.dompurify, JSON.stringify(diagrams)],
    root,
  );
  if (code !== 0) return `mermaid cannot be loaded: ${stderr.trim().split('\n').at(-1)}`;
  return (JSON.parse(stdout) as (string | null)[]).map((problem) => problem ?? undefined);
}

/**
 * Labels go through DOMPurify, which wants a browser. Nothing is rendered here, so it hands them on as they are; it is
 * the copy that mermaid loads.
 */
const SCRIPT = `
  const [mermaidUrl, purifierUrl, diagrams] = process.argv.slice(1);
  const { default: purifier } = await import(purifierUrl);
  Object.assign(purifier, { addHook: () => {}, sanitize: (text) => text });
  const { default: mermaid } = await import(mermaidUrl);
  const problems = [];
  for (const diagram of JSON.parse(diagrams)) {
    problems.push(await mermaid.parse(diagram).then(() => null, (error) => error.message));
  }
  process.stdout.write(JSON.stringify(problems));
`;

interface Found {
  readonly mermaid: string;
  readonly dompurify: string;
}

function installedIn(folder: string): Found | undefined {
  const places = createRequire(join(folder, 'package.json')).resolve.paths('mermaid') ?? [];
  const modules = places.find((place) => existsSync(join(place, 'mermaid', 'package.json')));
  return modules === undefined ? undefined : found(modules);
}

function found(modules: string): Found {
  const core = join(modules, 'mermaid', 'dist', 'mermaid.core.mjs');
  const nested = join(modules, 'mermaid', 'node_modules', 'dompurify');
  const dompurify = existsSync(nested) ? nested : join(modules, 'dompurify');
  return {
    mermaid: pathToFileURL(core).href,
    dompurify: pathToFileURL(join(dompurify, 'dist', 'purify.es.mjs')).href,
  };
}

async function cached(say: (line: string) => void): Promise<Found | { readonly problem: string }> {
  const folder = join(cacheFolder(), `mermaid-${MERMAID_VERSION}`);
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, '.package-lock.json'))) {
    say(`installing mermaid ${MERMAID_VERSION} into ${folder} (150 MB)`);
    mkdirSync(folder, { recursive: true });
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', `--prefix=${folder}`];
    const { code } = await run(npm, ['install', ...flags, `mermaid@${MERMAID_VERSION}`], folder);
    if (code !== 0) return { problem: `npm could not install mermaid ${MERMAID_VERSION}, which parses the diagrams` };
  }
  return found(modules);
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ecs-runner-readiness');
}
