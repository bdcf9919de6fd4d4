import { PassThrough } from 'node:stream';
import { Cancelled } from '../src/errors';
import { createAsk } from '../src/interview/prompt';
import { isInteractive, supportsUnicode } from '../src/terminal/capabilities';

test('a question whose input ends is cancelled', async () => {
  const input = new PassThrough();
  const signal = new AbortController().signal;
  const ask = createAsk({ input, output: new PassThrough(), colour: false, unicode: true, signal });
  const answer = ask({ type: 'text', message: 'Folder' });
  input.end();
  await expect(answer).rejects.toThrow(Cancelled);
});

const TERMINAL = { isTTY: true };
test.each([
  [TERMINAL, TERMINAL, {}, true],
  [{}, TERMINAL, {}, false],
  [TERMINAL, {}, {}, false],
  [TERMINAL, TERMINAL, { CI: 'true' }, false],
  [TERMINAL, TERMINAL, { CI: '1' }, false],
  [TERMINAL, TERMINAL, { CI: 'false' }, true],
  [TERMINAL, TERMINAL, { CI: '' }, true],
])('input %j, output %j, environment %j: asks is %p', (input, output, env, expected) => {
  expect(isInteractive(input, output, env)).toBe(expected);
});

test.each([
  [{ LANG: 'en_GB.UTF-8' }, 'linux', true],
  [{ LANG: 'de_DE.utf8' }, 'linux', true],
  [{ LANG: 'C' }, 'linux', false],
  [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, 'linux', false],
  [{ LC_CTYPE: 'C.UTF-8', LANG: 'C' }, 'linux', true],
  [{ TERM: 'linux', LANG: 'en_GB.UTF-8' }, 'linux', false],
  [{ TERM: 'dumb', LANG: 'en_GB.UTF-8' }, 'darwin', false],
  [{}, 'linux', false],
  [{}, 'darwin', true],
  [{}, 'win32', false],
  [{ WT_SESSION: 'x' }, 'win32', true],
] as const)('%j on %s: Unicode is %p', (env, platform, expected) => {
  expect(supportsUnicode(env, platform)).toBe(expected);
});
