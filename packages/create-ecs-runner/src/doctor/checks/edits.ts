import * as path from 'node:path';
import { bundled } from '../../bundled';
import { note, ok, problem, type Finding } from '../finding';
import type { Repository } from '../repository';

const { hashFile } = bundled('ledger');

const EDITS = '.projen/edits';

/** Managed files that are not as the last sync wrote them: the next one writes them again. */
export function checkEdits({ root, ledger: { managed }, has }: Repository): Finding[] {
  const hashes = [...managed].map(([file, known]) => ({ file, known, hash: hashFile(path.join(root, file)) }));
  const missing = hashes.filter(({ hash }) => hash === undefined).map(({ file }) => file);
  const edited = hashes
    .filter(({ hash, known }) => hash !== undefined && !known.includes(hash))
    .map(({ file }) => file);
  const findings = [
    ...(edited.length === 0
      ? []
      : [
          problem(
            `${count(edited)} edited since the last sync`,
            `Add what is to stay yours to "released" in the options; \`npx projen\` writes the others again and keeps your text in ${EDITS}/`,
            edited,
          ),
        ]),
    ...(missing.length === 0 ? [] : [problem(`${count(missing)} missing`, 'Run `npx projen`', missing)]),
    ...(has(EDITS)
      ? [note(`${EDITS}/ keeps text that syncs replaced`, 'Take from it what you need, then remove it')]
      : []),
  ];
  return findings.length > 0 ? findings : [ok(`${managed.size} files as they were generated`)];
}

function count(files: readonly string[]): string {
  return files.length === 1 ? '1 managed file is' : `${files.length} managed files are`;
}
