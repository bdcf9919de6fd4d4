import type { Readable, Writable } from 'node:stream';
import type { PromptObject } from 'prompts';
import { bundled } from '../bundled';
import { Cancelled } from '../errors';
import { explainable, pointing, type Element, type OnRender } from './element';
import { symbols } from '../terminal/capabilities';

/** A question without the name that `prompts` wants for the answer. */
export interface Question extends Omit<PromptObject<'answer'>, 'name' | 'message' | 'onRender'> {
  readonly message: string;
  /** What `?` shows below the question; none: the key does nothing. */
  readonly explanation?: string;
}

/** Asks one question. Throws `Cancelled` at Ctrl-C, Ctrl-D and Esc, and where the input ends. */
export type Ask = (question: Question) => Promise<unknown>;

/** The terminal that questions are asked on. */
export interface PromptTerminal {
  readonly input: Readable;
  readonly output: Writable;
  readonly colour: boolean;
  readonly unicode: boolean;
  /** Ends a question that is waiting for its answer. */
  readonly signal: AbortSignal;
}

/** Asks in the terminal. */
export function createAsk({ input, output, colour, unicode, signal }: PromptTerminal): Ask {
  let prompts: typeof import('prompts') | undefined;
  const ended = new Promise<never>((_, reject) => {
    const cancel = () => reject(new Cancelled());
    signal.addEventListener('abort', cancel, { once: true });
    // Without this, a question whose terminal is gone would end the process as if all were done.
    input.once('end', cancel).once('close', cancel);
  });
  ended.catch(() => undefined); // Nobody waits for it while nothing is asked.
  const onCancel = () => {
    throw new Cancelled();
  };
  return async ({ explanation, ...question }) => {
    prompts ??= loadPrompts(colour, unicode);
    const before: OnRender[] = [];
    if (explanation !== undefined) {
      before.push(explainable(question.message, explanation, question.type === 'text', colour));
    }
    if (question.type === 'multiselect') before.push(pointing(titlesOf(question), symbols(unicode).pointer));
    function onRender(this: unknown): void {
      for (const prepare of before) prepare(this as Element);
    }
    const asked = prompts({ ...question, name: 'answer', stdin: input, stdout: output, onRender }, { onCancel });
    return (await Promise.race([asked, ended])).answer as unknown;
  };
}

function titlesOf({ choices }: Pick<Question, 'choices'>): string[] {
  return (choices as readonly { readonly title: string }[]).map(({ title }) => title);
}

/** `prompts` reads its symbols once, and an environment variable of its own instead of NO_COLOR. */
function loadPrompts(colour: boolean, unicode: boolean): typeof import('prompts') {
  const before = process.env.NODE_DISABLE_COLORS;
  if (!colour) process.env.NODE_DISABLE_COLORS = '1';
  try {
    Object.assign(bundled('prompts').figures, symbols(unicode));
    return bundled('prompts').prompts;
  } finally {
    if (before === undefined) delete process.env.NODE_DISABLE_COLORS;
  }
}
