import { readFileSync } from 'fs';
import * as path from 'path';
import { RepositoryError } from './errors';

/** Version of this package. */
export const TEMPLATE_VERSION = versionIn(path.join(__dirname, '..', 'package.json'));

/** SHA-256 of the compiled package and its templates, written by the build: tells two states of one version apart. */
export const TEMPLATE_FINGERPRINT = readFileSync(path.join(__dirname, '..', 'lib', 'fingerprint'), 'utf8');

/** Below 0 where `a` is the older version, above 0 where it is the newer one; what follows the patch does not count. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.+-]/, 3).map(Number));
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** Version of an installed package. */
export function packageVersion(name: string): string {
  return versionIn(require.resolve(`${name}/package.json`));
}

/**
 * @throws RepositoryError where the installed projen is none that this package was made for: `projen new` installs the
 * newest one, whatever a package asks for
 */
export function requireProjen(): void {
  const [major, minor, patch] = packageVersion('projen').split('.').map(Number);
  if (major !== 0 || minor < 103 || (minor === 103 && patch < 25)) {
    throw new RepositoryError(
      `ecs-runner-template ${TEMPLATE_VERSION} works with projen from 0.103.25 to below 1; ` +
        `${packageVersion('projen')} is installed. Install another one: npm install --save-dev projen@0.103`,
    );
  }
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
