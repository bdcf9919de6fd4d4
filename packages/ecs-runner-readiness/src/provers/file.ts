import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fails, holds, type Prover } from './prover';

/** Files that are there and say what makes them one of their kind. */
export const fileProver: Prover<'file'> = {
  isQuick: () => true,
  inputs: ({ path }) => [path],
  prove: async (proofs, { root }) =>
    proofs.map(({ path, matches = [] }) => {
      if (!existsSync(join(root, path))) return fails(`there is no ${path}`);
      const text = readFileSync(join(root, path), 'utf8');
      const missing = matches.filter((pattern) => !new RegExp(pattern, 'm').test(text));
      return missing.length === 0 ? holds(path) : fails(`${path} has nothing like ${missing.join(', ')}`);
    }),
};
