// First and last step of a package's compilation. `begin` takes the stamp away; `end` removes what this compilation has
// not written, such as the output of a source that is gone, and puts the stamp back. In between, lib stays usable.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, stampOf } from './sources.mjs';

const folder = process.cwd();
const stamp = stampOf(folder);
const begun = `${stamp}-begun`;

if (process.argv[2] === 'begin') {
  // with it, the compiler would leave out what has not changed
  rmSync('tsconfig.tsbuildinfo', { force: true });
  rmSync(stamp, { force: true });
  mkdirSync('lib', { recursive: true });
  // now, not at the end: what changes meanwhile is not compiled
  writeFileSync(begun, hashOf(folder));
} else {
  const start = statSync(begun).mtimeMs;
  for (const entry of readdirSync('lib', { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(file).mtimeMs < start) rmSync(file);
  }
  renameSync(begun, stamp);
}
