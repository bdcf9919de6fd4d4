import { readFileSync } from 'fs';
import * as path from 'path';

/** Version of this package. */
export const TEMPLATE_VERSION = versionIn(path.join(__dirname, '..', 'package.json'));

/** SHA-256 of the compiled package and its templates, written by the build: tells two states of one version apart. */
export const TEMPLATE_FINGERPRINT = readFileSync(path.join(__dirname, '..', 'lib', 'fingerprint'), 'utf8');

/** Version of an installed package. */
export function packageVersion(name: string): string {
  return versionIn(require.resolve(`${name}/package.json`));
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
