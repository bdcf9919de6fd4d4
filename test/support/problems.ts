import { OptionsError, resolve, type OptionProblem } from '../../src/options';

/** What `resolve` has against options. */
export function problemsOf(options: object): readonly OptionProblem[] {
  try {
    resolve({ name: 'acme-runner', ...options });
    return [];
  } catch (error) {
    if (error instanceof OptionsError) return error.problems;
    throw error;
  }
}
