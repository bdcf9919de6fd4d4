// Whether a package is compiled from the sources that it has now: `lib/.sources` holds their hash, and is written last.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the compilation reads, in the root and in the packages; a bundle holds the root, which the fingerprint stands for. */
const SOURCES = [
  ...['src', 'templates', 'scripts/after-compile.mjs', 'package.json', 'tsconfig.json'],
  ...['../../scripts/bundle-generator.mjs', '../../lib/fingerprint'],
];

/** File of a package, written by the last step of its compilation. */
export const stampOf = (folder) => join(folder, 'lib', '.sources');

export function isCompiled(folder) {
  const stamp = stampOf(folder);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOf(folder);
}

/** Hash of names and contents: a source that was removed counts, a touched one does not. */
export function hashOf(folder) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(folder, source)) {
      const content = readFileSync(join(folder, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

function filesOf(folder, name) {
  const stats = statSync(join(folder, name), { throwIfNoEntry: false });
  if (!stats?.isDirectory()) return stats ? [name] : [];
  const entries = readdirSync(join(folder, name)).sort();
  return entries.flatMap((entry) => filesOf(folder, `${name}/${entry}`));
}
