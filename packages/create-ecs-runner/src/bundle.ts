import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';

type Sync = typeof import('ecs-runner-template/lib/sync');
type Options = typeof import('ecs-runner-template/lib/options');

/** Versions of what the build bundled; of the template, the fingerprint. */
interface Bundled {
  readonly fingerprint: string;
  readonly projen: string;
  readonly constructs: string;
}

const load = createRequire(__filename);
const LIB = path.join(__dirname, '..', 'lib');

/** `ecs-runner-template/lib/sync` with projen in one file, which loads several times as fast. */
export function loadSync(): Sync {
  return load(isInstalled() ? path.join(LIB, 'generator.bundle.js') : 'ecs-runner-template/lib/sync') as Sync;
}

/** `ecs-runner-template/lib/options` in one file. */
export function loadOptions(): Options {
  return load(isInstalled() ? path.join(LIB, 'options.bundle.js') : 'ecs-runner-template/lib/options') as Options;
}

let installed: boolean | undefined;

/** Whether what the build bundled is installed; where others are, they are loaded as they are. */
function isInstalled(): boolean {
  const { fingerprint, projen, constructs } = load(path.join(LIB, 'bundled.json')) as Bundled;
  installed ??=
    readFileSync(load.resolve('ecs-runner-template/lib/fingerprint'), 'utf8') === fingerprint &&
    versionOf('projen') === projen &&
    versionOf('constructs') === constructs;
  return installed;
}

function versionOf(name: string): string {
  return (load(`${name}/package.json`) as { version: string }).version;
}
