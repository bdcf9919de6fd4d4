import { runCli, useFolder } from './support/cli';
import { takesColours } from '../src/terminal/colours';

const terminal = { isTTY: true, hasColors: () => true };
const plain = { isTTY: true, hasColors: () => false };
const pipe = {};

test.each([
  ['a terminal', terminal, {}, true],
  ['a terminal without colours, as TERM=dumb', plain, {}, false],
  ['a pipe', pipe, {}, false],
  ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
  ['a pipe with FORCE_COLOR=true', pipe, { FORCE_COLOR: 'true' }, true],
  ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
  ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
  ['an empty FORCE_COLOR', pipe, { FORCE_COLOR: '' }, false],
  ['NO_COLOR and FORCE_COLOR', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('%s: %#', (_, stream, env, expected) => {
  expect(takesColours(stream, env)).toBe(expected);
});

describe('the command in a pipe', () => {
  const folder = useFolder();
  const help = async (env: Record<string, string>) => (await runCli(['--help'], { cwd: folder(), env })).stdout;

  test('is plain, coloured by FORCE_COLOR, and plain again by NO_COLOR', async () => {
    expect(await help({})).not.toContain('\u001b[');
    expect(await help({ FORCE_COLOR: '1' })).toContain('\u001b[1m');
    expect(await help({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b[');
  });
});
