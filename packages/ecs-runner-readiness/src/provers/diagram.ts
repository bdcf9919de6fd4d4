import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeBlocksOf } from '../markdown';
import { parseDiagrams } from '../mermaid';
import { fails, holds, unavailable, type Prover, type ProofOf } from './prover';

/** Mermaid diagrams that parse. */
export const diagramProver: Prover<'diagram'> = {
  isQuick: () => false,
  inputs: ({ file }) => [file],
  prove: async (proofs, { root, say }) => {
    const found = proofs.map((proof) => ({ proof, diagrams: diagramsOf(root, proof) }));
    const all = found.flatMap(({ diagrams }) => diagrams);
    const parsed = all.length === 0 ? [] : await parseDiagrams(all, root, say);
    return found.map(({ proof: { file, anchor }, diagrams }) => {
      const where = `${file}#${anchor}`;
      if (diagrams.length === 0) return fails(`${where} has no mermaid diagram`);
      if (typeof parsed === 'string') return unavailable(parsed);
      const wrong = diagrams.map((diagram) => parsed[all.indexOf(diagram)]).find((problem) => problem !== undefined);
      return wrong === undefined ? holds(where) : fails(`${where}: ${wrong.split('\n').slice(0, 3).join(' ')}`);
    });
  },
};

function diagramsOf(root: string, { file, anchor }: ProofOf<'diagram'>): string[] {
  if (!existsSync(join(root, file))) return [];
  return codeBlocksOf(readFileSync(join(root, file), 'utf8'), 'mermaid')
    .filter((block) => block.anchor === anchor)
    .map(({ code }) => code);
}
