import type { Outcome } from 'ecs-runner-template/lib/readiness';
import type { Verdict } from '../../terraform/native-tests';
import { fails, holds, unavailable } from '../prover';

const SHOWN = 3;

/** Holds where nothing was found; else names the first of what was. */
export function findings(found: readonly string[], looked: string): Outcome {
  if (found.length === 0) return holds(looked);
  const more = found.length > SHOWN ? `, and ${found.length - SHOWN} more` : '';
  return fails(`${found.slice(0, SHOWN).join('; ')}${more}`);
}

/** Lines that are not blank. */
export function lines(output: string): string[] {
  return output.split('\n').filter((line) => line.trim() !== '');
}

/** Native tests that did not come to their runs. */
export function untested({ status, messages }: Verdict): Outcome {
  const why = `terraform test: ${messages[0] ?? 'it said nothing'}`;
  return status === 'unavailable' ? unavailable(why) : fails(why);
}
