import type { TestProof } from '../proofs';

const MODULE = '.';

const testFile = (name: string) => `tests/${name}.tftest.hcl`;

/** An assertion of a native test of the module, whose condition names all this. */
export function asserted(file: string, run: string, ...asserts: readonly string[]): TestProof {
  return assertedIn(MODULE, file, run, ...asserts);
}

/** All four settings of a bucket's public access block. */
export function blocksPublicAccess(file: string, run: string, block: string): TestProof {
  const settings = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];
  return asserted(file, run, ...settings.map((setting) => `${block}.${setting}`));
}

/** What a native test of the module expects to be refused. */
export function refused(file: string, run: string, rejects: string): TestProof {
  return refusedIn(MODULE, file, run, rejects);
}

/** As `asserted`, in another root. */
export function assertedIn(root: string, file: string, run: string, ...asserts: readonly string[]): TestProof {
  return { kind: 'test', ...rootUnlessModule(root), file: testFile(file), run, asserts };
}

/** As `refused`, in another root. */
export function refusedIn(root: string, file: string, run: string, rejects: string): TestProof {
  return { kind: 'test', ...rootUnlessModule(root), file: testFile(file), run, rejects };
}

function rootUnlessModule(root: string): { root?: string } {
  return root === MODULE ? {} : { root };
}
