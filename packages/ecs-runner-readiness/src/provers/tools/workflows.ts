import { copyFileSync, mkdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Checkout } from '../../terraform/checkout';

const FOLDER = '.github/workflows';

/** Workflows in the copy of the repository, those of run-task/ where they will be: linters know them by their place. */
export async function workflowsIn(checkout: Checkout): Promise<string[]> {
  const folder = await checkout.folder();
  const files = await checkout.files();
  const own = files.filter((file) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(file));
  const offered = files.filter(
    (file) => /^run-task\/[^/]+\.yml$/.test(file) && checkout.work.options.trust === 'githubActions',
  );
  mkdirSync(join(folder, FOLDER), { recursive: true });
  const copied = offered.map((file) => {
    const copy = posix.join(FOLDER, `offered-${posix.basename(file)}`);
    copyFileSync(join(folder, file), join(folder, copy));
    return copy;
  });
  return [...own, ...copied];
}
