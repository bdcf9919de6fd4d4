import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isEmpty, sectionsOf } from '../markdown';
import { fails, holds, type Prover } from './prover';

/** Sections that are there, are not empty, and have the words that they do not do without. */
export const documentProver: Prover<'document'> = {
  isQuick: () => true,
  inputs: ({ file }) => [file],
  prove: async (proofs, { root }) =>
    proofs.map(({ file, anchor, says = [] }) => {
      if (!existsSync(join(root, file))) return fails(`there is no ${file}`);
      const markdown = readFileSync(join(root, file), 'utf8');
      const section = sectionsOf(markdown).find((candidate) => candidate.anchor === anchor);
      if (anchor !== undefined && section === undefined) return fails(`${file} has no section #${anchor}`);
      const name = section === undefined ? file : `"${section.heading}" of ${file}`;
      const text = section?.text ?? markdown;
      if (isEmpty(text)) return fails(`${name} is empty`);
      const plain = text.replace(/\s+/g, ' ').toLowerCase();
      const missing = says.filter((words) => !plain.includes(words.toLowerCase()));
      return missing.length === 0 ? holds(name) : fails(`${name} does not mention ${missing.join(', ')}`);
    }),
};
