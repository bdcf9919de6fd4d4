/** Program and arguments that start `npm …` or `npx …` on every platform, without a shell. */
export function npmCommand(name: 'npm' | 'npx', args: readonly string[]): [program: string, args: string[]];
