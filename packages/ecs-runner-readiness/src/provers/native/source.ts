import { parse } from '@cdktn/hcl2json';
import type { ProofOf } from '../prover';

/** A run of a native test, as the file says it. */
interface Run {
  readonly assert?: readonly Assertion[];
  readonly expect_failures?: readonly string[];
}

interface Assertion {
  readonly condition: string;
  readonly error_message: string;
}

/** The runs of a test file, by name. */
export type Runs = Readonly<Record<string, Run>>;

/** What a run that passes shows, in the words of the test; or what the test lacks. */
export type Said = { readonly shows: string } | { readonly lacks: string };

/** @throws what is wrong with the syntax of the file */
export async function runsOf(file: string, text: string): Promise<Runs> {
  const { run = {} } = (await parse(file, text)) as { run?: Record<string, Run[]> };
  return Object.fromEntries(Object.entries(run).map(([name, [body]]) => [name, body]));
}

/** Whether the run that a proof names says what the proof is about. */
export function saidBy(runs: Runs, { file, run: name, asserts, rejects }: ProofOf<'test'>): Said {
  if (!Object.hasOwn(runs, name)) return { lacks: `${file} has no run "${name}"` };
  const run = runs[name];
  if (rejects !== undefined) {
    return (run.expect_failures ?? []).some((address) => names(address, rejects))
      ? { shows: `refuses a wrong ${rejects}` }
      : { lacks: `run "${name}" in ${file} does not expect ${rejects} to fail` };
  }
  if (asserts === undefined) return { shows: `run "${name}" passes` };
  const found = (run.assert ?? []).find(({ condition }) => asserts.every((words) => names(condition, words)));
  return found === undefined
    ? { lacks: `no assertion of run "${name}" in ${file} names ${asserts.join(', ')}` }
    : { shows: found.error_message.includes('${') ? `asserts ${asserts.join(', ')}` : found.error_message };
}

/** Whether an expression has these words, whole and whatever the space between them. */
function names(expression: string, words: string): boolean {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return new RegExp(`(?<!\\w)${pattern}(?!\\w)`).test(expression);
}
