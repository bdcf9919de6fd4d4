/** What is known of a stream of output. */
export interface OutputStream {
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}

/**
 * Whether a stream takes colours: NO_COLOR with any text says no, else FORCE_COLOR yes (`0` and `false`: no), in a pipe
 * too; without both it is as the terminal is.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function takesColours(stream: OutputStream, env: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR, FORCE_COLOR } = env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !['0', 'false'].includes(FORCE_COLOR);
  return stream.isTTY === true && stream.hasColors?.() === true;
}
