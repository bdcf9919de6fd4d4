import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lendPackages } from './node-modules';
import type { Reader } from './reader';
import { must } from '../emulator/wrong';

/** What is run of a task; of the others it is only seen that they exist. The tool terraform-test runs all tests. */
const RUN: Readonly<Record<string, string>> = {
  fmt: 'npx projen fmt -- -check',
  validate: 'npx projen validate',
  lint: 'npx projen lint',
  docs: 'npx projen docs',
  test: 'npx projen test -- -filter=tests/defaults.tftest.hcl',
};

/** CONTRIBUTING.md: the tasks that it names are there, and the checks among them do what it says. */
export async function contributing(reader: Reader): Promise<string> {
  lendPackages(reader);
  const text = readFileSync(join(reader.copy, 'CONTRIBUTING.md'), 'utf8');
  const named = [...new Set([...text.matchAll(/npx projen ([a-z][\w:-]*)/g)].map(([, task]) => task))];
  const { tasks } = JSON.parse(readFileSync(join(reader.copy, '.projen', 'tasks.json'), 'utf8')) as { tasks: object };
  const unknown = named.filter((task) => !(task in tasks));
  must(unknown.length === 0, `there is no task ${unknown.join(', ')}`);
  const ran = named.filter((task) => task in RUN);
  must(ran.includes('test') && ran.includes('validate'), 'CONTRIBUTING.md does not say how it is tested');
  // Blocks are these tasks too.
  reader.everything();
  for (const task of ran) await reader.run(reader.copy, RUN[task], '', { PROJEN_DISABLE_POST: 'true' });
  return `${ran.map((task) => `npx projen ${task}`).join(', ')}`;
}
