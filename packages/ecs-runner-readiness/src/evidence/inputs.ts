import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What Terraform and npm leave in a repository, and what this package writes. */
const IGNORED = /^(?:\.terraform|\.git|node_modules|readiness)$|\.tfstate/;

/** SHA-256 over paths and contents of files and folders; `DIR/*.tf` are the Terraform files of a folder. What is missing counts too. */
export function hashOf(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...new Set(inputs.flatMap((input) => filesOf(root, input)))].sort()) {
    const content = existsSync(join(root, file)) ? readFileSync(join(root, file)) : undefined;
    hash.update(`${file}\0${content?.length ?? 'missing'}\0`).update(content ?? '');
  }
  return hash.digest('hex');
}

function filesOf(root: string, input: string): string[] {
  if (posix.basename(input) === '*.tf') {
    const folder = posix.dirname(input);
    return existsSync(join(root, folder))
      ? readdirSync(join(root, folder))
          .filter((name) => name.endsWith('.tf'))
          .map((name) => posix.join(folder, name))
      : [input];
  }
  if (!statSync(join(root, input), { throwIfNoEntry: false })?.isDirectory()) return [posix.normalize(input)];
  return readdirSync(join(root, input))
    .filter((name) => !IGNORED.test(name))
    .flatMap((name) => filesOf(root, posix.join(input, name)));
}
