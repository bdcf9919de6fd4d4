import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CSV_COLUMNS,
  FRAMEWORKS,
  ITEMS,
  matrixRows,
  parseCsv,
  type FrameworkId,
} from 'ecs-runner-template/lib/readiness';
import { fails, holds, type Prover } from './prover';

const FILE = 'docs/compliance.csv';

/** Rows of docs/compliance.csv: each has evidence that is there, and says what remains the owner's; none is missing. */
export const matrixProver: Prover<'matrix'> = {
  isQuick: () => true,
  inputs: () => [FILE],
  prove: async (proofs, { root }) => {
    if (!existsSync(join(root, FILE))) return proofs.map(() => fails(`there is no ${FILE}`));
    const [head, ...cells] = parseCsv(readFileSync(join(root, FILE), 'utf8'));
    if (head?.join() !== CSV_COLUMNS.join()) return proofs.map(() => fails(`the columns of ${FILE} are others`));
    const rows = cells.map(toRow);
    return proofs.map(({ framework }) => {
      const { title } = FRAMEWORKS[framework as FrameworkId];
      const own = rows.filter((row) => row.framework === title);
      const wrong = [...missing(framework as FrameworkId, own), ...own.flatMap((row) => faults(row, root))];
      return wrong.length === 0 ? holds(`${own.length} rows of ${FILE}`) : fails(shortened(wrong));
    });
  },
};

interface Row {
  readonly framework: string;
  readonly reference: string;
  readonly control: string;
  readonly evidence: readonly string[];
  readonly links: readonly string[];
  readonly yours: string;
}

function toRow(cells: readonly string[]): Row {
  const cell = (column: (typeof CSV_COLUMNS)[number]) => cells[CSV_COLUMNS.indexOf(column)] ?? '';
  const list = (column: (typeof CSV_COLUMNS)[number]) => cell(column).split('; ').filter(Boolean);
  return {
    framework: cell('framework'),
    reference: cell('reference'),
    control: cell('control'),
    evidence: list('evidence'),
    links: list('links'),
    yours: cell('remains yours'),
  };
}

/** Rows that the matrix of this version has and the file has not. */
function missing(framework: FrameworkId, rows: readonly Row[]): string[] {
  const there = new Set(rows.map(({ reference, control }) => `${reference} ${control}`));
  return matrixRows(framework)
    .filter(({ reference, control }) => !there.has(`${reference} ${control.id}`))
    .map(({ reference, control }) => `there is no row for ${reference} and ${control.id}`);
}

function faults({ reference, control, evidence, links, yours }: Row, root: string): string[] {
  const unknown = evidence.filter((id) => !ITEMS.some((item) => item.id === id));
  const gone = links.filter((link) => !existsSync(join(root, link.split('#')[0])));
  return [
    ...(evidence.length === 0 ? ['names no evidence'] : []),
    ...unknown.map((id) => `names ${id}, which the checklist does not have`),
    ...gone.map((link) => `links to ${link}, which is not there`),
    ...(yours.trim() === '' ? ['does not say what remains yours'] : []),
  ].map((fault) => `${reference}, ${control} ${fault}`);
}

function shortened([first, ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first}; and ${rest.length} more`;
}
