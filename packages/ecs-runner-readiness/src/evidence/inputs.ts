import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What Terraform and npm leave in a repository, and what this package writes. */
const IGNORED = /^(?:\.terraform|\.git|node_modules|readiness)$|\.tfstate/;

/** What results depend on, each file read once: many checks depend on the same ones. */
export class Inputs {
  private readonly digests = new Map<string, string>();

  public constructor(private readonly root: string) {}

  /** SHA-256 over paths and contents of files and folders; `DIR/*.tf` are the Terraform files of a folder. What is missing counts too. */
  public hash(inputs: readonly string[]): string {
    const hash = createHash('sha256');
    for (const file of [...new Set(inputs.flatMap((input) => filesOf(this.root, input)))].sort()) {
      hash.update(`${file}\0${this.digest(file)}\0`);
    }
    return hash.digest('hex');
  }

  private digest(file: string): string {
    const path = join(this.root, file);
    const digest = this.digests.get(file) ?? (existsSync(path) ? sha256(readFileSync(path)) : 'missing');
    this.digests.set(file, digest);
    return digest;
  }
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
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
