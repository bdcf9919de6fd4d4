import type { Outcome } from 'ecs-runner-template/lib/readiness';
import { MissingPython } from './environment';
import { fails, holds, unavailable } from '../provers/prover';

/** Seen to be other than it must be; the message says what. */
export class Wrong extends Error {}

/** What could not be tried; the message says why. */
export class NotTried extends Error {}

/** @throws Wrong where it does not hold */
export function must(condition: boolean, message: string): void {
  if (!condition) throw new Wrong(message);
}

/** What a check says, or what it throws. */
export async function outcomeOf(check: () => Promise<string>): Promise<Outcome> {
  try {
    return holds(await check());
  } catch (error) {
    const message = (error as Error).message.replace(/\s+/g, ' ').trim();
    return error instanceof NotTried || error instanceof MissingPython ? unavailable(message) : fails(message);
  }
}
