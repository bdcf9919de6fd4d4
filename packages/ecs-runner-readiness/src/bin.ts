#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { ITEMS, type ItemReport, type Report } from 'ecs-runner-template/lib/readiness';
import { assess } from './assess';
import { writeEvidence } from './evidence/store';
import { writeReports } from './report/write';
import { openRepository, UsageError } from './repository';

const USAGE = `npx projen readiness [-- --full] [--only ID[,ID...]]

Runs the checks behind PRODUCTION_READINESS.md, docs/readiness/report.json and docs/readiness/report.html, and writes them.

  --full      all checks: terraform test, the emulated AWS, the linters; default: the quick ones, and stored evidence
              where the files that it depends on are unchanged
  --only IDS  only these items, as SEC-01; prints them and writes nothing

Exit codes: 0 nothing is wrong; 1 an item is not met, or with --full could not be run; 2 this command was misused.`;

main().catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
});

async function main(): Promise<void> {
  const { full, only, help } = readArguments(process.argv.slice(2));
  if (help) {
    console.log(USAGE);
    return;
  }
  const repository = openRepository(process.cwd());
  const { report, evidence } = await assess(repository, { full, only, say: (line) => console.error(line) });
  const items = report.items.filter(({ id }) => only?.includes(id) ?? true);
  if (only === undefined) {
    writeEvidence(repository.root, evidence);
    console.log(`written: ${writeReports(repository.root, report).join(', ')}`);
  }
  items.filter((item) => only !== undefined || isOpen(item)).forEach(print);
  if (only === undefined) summarize(report);
  const bad = items.filter(({ state }) => state === 'not met' || (full && state === 'not run'));
  process.exitCode = bad.length > 0 ? 1 : 0;
}

function readArguments(args: string[]): { full: boolean; help: boolean; only?: string[] } {
  try {
    const { values } = parseArgs({
      args: args.filter((argument) => argument !== '--'),
      options: { full: { type: 'boolean' }, help: { type: 'boolean' }, only: { type: 'string' } },
    });
    const only = values.only?.split(',').map((id) => id.trim().toUpperCase());
    const unknown = (only ?? []).filter((id) => !ITEMS.some((item) => item.id === id));
    if (unknown.length > 0) {
      throw new UsageError(`--only ${unknown.join(',')}: there is no such item; PRODUCTION_READINESS.md lists them.`);
    }
    return { full: values.full ?? false, help: values.help ?? false, only };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function isOpen({ state }: ItemReport): boolean {
  return state === 'not met' || state === 'not run';
}

function print({ id, title, state, reason, proofs }: ItemReport): void {
  console.log(`${id} ${state}: ${title}${reason === undefined ? '' : ` (${reason})`}`);
  for (const { key, result, detail } of proofs) {
    if (result !== 'holds') console.log(`  ${key}: ${detail ?? 'runs with --full only'}`);
  }
}

function summarize({ total, items }: Report): void {
  const count = (state: ItemReport['state']) => items.filter((item) => item.state === state).length;
  console.log(
    `${total.proven} of ${total.applicable} proven, ${total.documented} documented or your account's task, ` +
      `${count('not run')} not run, ${count('not met')} not met`,
  );
}
