import { setTimeout } from 'node:timers/promises';
import { Cancelled, UsageError } from '../errors';

/**
 * Reads a text that nobody may see: typed or pasted without an echo in a terminal, else all of standard input.
 *
 * @param invitation what the person reads before
 * @param isComplete whether Enter ends the text, or it goes on in the next line
 * @throws Cancelled at Ctrl-C and at a signal
 * @throws UsageError where it is too long
 */
export type ReadSecret = (invitation: string, isComplete: (text: string) => boolean) => Promise<string>;

const MOST_BYTES = 1024 * 1024;
/** Milliseconds of silence after which a paste is over: what is left of it must not reach the shell. */
const SILENCE = 100;

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const BACKSPACES = ['\b', '\u007f'];

export function createReadSecret(
  input: NodeJS.ReadStream,
  output: { write(text: string): unknown },
  signal: AbortSignal,
): ReadSecret {
  return (invitation, isComplete) =>
    input.isTTY ? readTyped(input, output, signal, invitation, isComplete) : readAll(input, signal);
}

async function readAll(input: NodeJS.ReadStream, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const aborted = () => input.destroy();
  signal.addEventListener('abort', aborted, { once: true });
  try {
    for await (const chunk of input) {
      chunks.push(Buffer.from(chunk as Buffer));
      bytes += chunks[chunks.length - 1].length;
      if (bytes > MOST_BYTES) throw new UsageError(['standard input has more than 1 MiB, which is no token']);
    }
  } catch (error) {
    throw signal.aborted ? new Cancelled() : error;
  } finally {
    signal.removeEventListener('abort', aborted);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function readTyped(
  input: NodeJS.ReadStream,
  output: { write(text: string): unknown },
  signal: AbortSignal,
  invitation: string,
  isComplete: (text: string) => boolean,
): Promise<string> {
  output.write(invitation);
  input.setRawMode(true);
  input.setEncoding('utf8');
  try {
    return await new Promise((resolve, reject) => {
      let text = '';
      input.on('data', (chunk: string) => {
        for (const character of withoutEscapes(chunk)) {
          if (character === CTRL_C) return reject(new Cancelled());
          if (character === CTRL_D || (isEnter(character) && (isComplete(text) || /(^|\n)$/.test(text)))) {
            return resolve(text);
          }
          text = isBackspace(character) ? text.slice(0, -1) : text + (isEnter(character) ? '\n' : character);
          if (text.length > MOST_BYTES) return reject(new UsageError(['the text is too long for a token']));
        }
      });
      signal.addEventListener('abort', () => reject(new Cancelled()), { once: true });
      input.resume();
    });
  } finally {
    input.removeAllListeners('data');
    await silence(input);
    input.setRawMode(false);
    input.pause();
    output.write('\n');
  }
}

/** Drops what still comes in. */
async function silence(input: NodeJS.ReadStream): Promise<void> {
  let last = Date.now();
  const noticed = () => (last = Date.now());
  input.on('data', noticed);
  while (Date.now() - last < SILENCE) await setTimeout(SILENCE / 4);
  input.removeListener('data', noticed);
}

/** Without arrow keys and the marks of a bracketed paste. */
function withoutEscapes(text: string): string {
  return text.replace(/\u001b\[[\d;]*[A-Za-z~]/g, '');
}

function isEnter(character: string): boolean {
  return character === '\r' || character === '\n';
}

function isBackspace(character: string): boolean {
  return BACKSPACES.includes(character);
}
