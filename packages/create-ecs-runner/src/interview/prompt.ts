import { createRequire } from 'node:module';
import type { PromptObject } from 'prompts';
import { Cancelled } from '../errors';

const load = createRequire(__filename);

/** A question without the name that `prompts` wants for the answer. */
export type Question = Omit<PromptObject<'answer'>, 'name'>;

/** Asks one question. Throws `Cancelled` at Ctrl-C, Ctrl-D and Esc. */
export type Ask = (question: Question) => Promise<unknown>;

/**
 * Asks in the terminal.
 *
 * @param colour Whether the terminal takes colours.
 * @param signal Ends a question that is waiting for its answer.
 */
export function createAsk(colour: boolean, signal: AbortSignal): Ask {
  let prompts: typeof import('prompts') | undefined;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Cancelled()), { once: true });
  });
  aborted.catch(() => undefined); // Nobody waits for it while nothing is asked.
  const onCancel = () => {
    throw new Cancelled();
  };
  return async (question) => {
    prompts ??= loadPrompts(colour);
    const answers = await Promise.race([prompts({ ...question, name: 'answer' }, { onCancel }), aborted]);
    return answers.answer as unknown;
  };
}

/** `prompts` knows this variable but not NO_COLOR, and reads it once. */
function loadPrompts(colour: boolean): typeof import('prompts') {
  const before = process.env.NODE_DISABLE_COLORS;
  if (!colour) process.env.NODE_DISABLE_COLORS = '1';
  try {
    return load('prompts') as typeof import('prompts');
  } finally {
    if (before === undefined) delete process.env.NODE_DISABLE_COLORS;
  }
}
