import type { Input } from '../template';

/** The plan while it is made. */
export interface Draft {
  /** The folder as it was given. */
  readonly directory: string;
  readonly input: Input;
  /** Options that were given before the interview and not answered in it: answers must agree with them. */
  readonly fixed: ReadonlySet<string>;
}

/** The draft with an answer to an option; `undefined` leaves the option to its default. */
export function withAnswer(draft: Draft, name: string, answer: unknown): Draft {
  const { [name]: _, ...others } = draft.input;
  const input = answer === undefined ? others : { ...others, [name]: answer };
  return { ...draft, input, fixed: new Set([...draft.fixed].filter((other) => other !== name)) };
}
