import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

type Generator = typeof import('ecs-runner-template/lib/sync');

/** What the build put into the bundle. */
interface Bundled {
  /** Of `ecs-runner-template`. */
  readonly fingerprint: string;
  readonly projen: string;
  readonly constructs: string;
}

const load = createRequire(__filename);
const BUNDLE = path.join(__dirname, '..', 'lib', 'generator.bundle');

/** What writes repositories: the bundle, which loads several times as fast, or the packages where they are others than the bundled. */
export function loadGenerator(): Generator {
  return load(isBundled() ? `${BUNDLE}.js` : 'ecs-runner-template/lib/sync') as Generator;
}

function isBundled(): boolean {
  const { fingerprint, projen, constructs } = load(`${BUNDLE}.json`) as Bundled;
  return (
    readFileSync(load.resolve('ecs-runner-template/lib/fingerprint'), 'utf8') === fingerprint &&
    versionOf('projen') === projen &&
    versionOf('constructs') === constructs
  );
}

function versionOf(name: string): string {
  return (load(`${name}/package.json`) as { version: string }).version;
}
