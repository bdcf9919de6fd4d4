import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRepository, readTree, temporaryFolder } from '../support/repository';
import { mustTerraform } from '../support/terraform';
import { describeWithTools } from '../support/tools';

/** MiB of whole GiB. */
const gib = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: (to - from) / step + 1 }, (_, index) => (from + index * step) * 1024);

/**
 * Memory in MiB that Fargate takes with each number of CPU units.
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
const FARGATE: Readonly<Record<number, readonly number[]>> = {
  256: [512, ...gib(1, 2)],
  512: gib(1, 4),
  1024: gib(2, 8),
  2048: gib(4, 16),
  4096: gib(8, 30),
  8192: gib(16, 60, 4),
  16384: gib(32, 120, 8),
};

/** Every GiB past the greatest value, 1.5 GiB, and what is 1 MiB beside a value that Fargate takes. */
const SIZES = Object.entries(FARGATE).flatMap(([cpu, taken]) => {
  const beside = taken.flatMap((memory) => [memory - 1, memory, memory + 1]);
  const memories = new Set([...beside, 1536, ...gib(1, 128)]);
  return [...memories].map((memory) => ({ cpu, memory, taken: taken.includes(memory) }));
});

/** The part of a text that a pattern matches. */
function part(text: string, pattern: RegExp): string {
  const [match] = pattern.exec(text) ?? [];
  if (match === undefined) throw new Error(`there is no ${pattern}`);
  return match;
}

describeWithTools(['terraform'], 'cpu and memory', () => {
  it('are the 74 pairs that Fargate takes, and no others', async () => {
    expect(SIZES.filter(({ taken }) => taken)).toHaveLength(74);
    const { 'variables.tf': variables, 'locals.tf': locals } = readTree(newRepository());
    const module = [
      part(variables, /^variable "cpu" \{.*?^\}/ms),
      part(variables, /^variable "memory" \{.*?^\}/ms),
      `locals {\n${part(locals, /^ {2}fargate_memory = .*?^ {2}\}\)/ms)}\n}`,
    ];
    const runs = SIZES.map(({ cpu, memory, taken }) => {
      const failures = taken ? '' : 'expect_failures = [var.memory]';
      return `run "cpu_${cpu}_memory_${memory}" {\ncommand = plan\nvariables {\ncpu = ${cpu}\nmemory = ${memory}\n}\n${failures}\n}`;
    });
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'tests'));
    writeFileSync(join(folder, 'main.tf'), module.join('\n'));
    writeFileSync(join(folder, 'tests/sizes.tftest.hcl'), runs.join('\n'));
    await mustTerraform(folder, ['init', '-input=false']);
    const output = await mustTerraform(folder, ['test']);
    expect(output).toContain(`Success! ${runs.length} passed, 0 failed.`);
  }, 120_000);
});
