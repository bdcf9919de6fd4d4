import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { withoutExamples } from 'ecs-runner-template/lib/readiness/claims/unless';
import { writeInto } from '../copy';
import { startMoto } from '../emulator';
import { exampleIn } from '../examples';
import { changing, Terraform } from '../terraform';
import { must, outcomeOf } from '../wrong';
import type { Scenario } from './scenario';

/** Every example, planned in an empty account with its very terraform.tfvars.example. */
export const examples: Scenario = {
  checks: ['planned-with-tfvars'],
  unless: withoutExamples,
  run: async (wanted, place) => {
    const copy = place.copy();
    const names = place.work.options.examples;
    const planned: string[] = [];
    const outcome: Outcome = await outcomeOf(async () => {
      const emulator = await startMoto();
      try {
        for (const name of names) {
          const folder = exampleIn(copy, name);
          writeInto(folder, { 'readiness_override.tf': 'terraform {\n  backend "local" {}\n}\n' });
          const terraform = new Terraform(folder, emulator.env, place.mirror);
          await terraform.init();
          const plan = await terraform.plan().catch((error: Error) => {
            error.message = `examples/${name}: ${error.message}`;
            throw error;
          });
          const { length } = changing(plan);
          must(length > 0, `examples/${name} makes nothing`);
          planned.push(`${name} (${length} resources)`);
        }
      } finally {
        await emulator.stop();
      }
      return `planned: ${planned.join(', ')}`;
    });
    return new Map(wanted.map((check) => [check, outcome]));
  },
};
