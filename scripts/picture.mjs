// docs/create-ecs-runner.svg: the screen of a real run of create-ecs-runner in a pseudo terminal.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.mjs';

const require = createRequire(import.meta.url);
const { spawn } = require('@lydell/node-pty');
const { Terminal } = require('@xterm/headless');

const COLUMNS = 86;
const CELL = { width: 8.4, height: 18 };
const COLOURS = ['#1e1e2e', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#f5c2e7', '#94e2d5', '#cdd6f4'];
const GREY = '#7f849c';

const folder = mkdtempSync(join(tmpdir(), 'ecs-runner-picture-'));
const terminal = new Terminal({ cols: COLUMNS, rows: 60, allowProposedApi: true, convertEol: true });
const command = spawn(
  process.execPath,
  [join(root, 'packages/create-ecs-runner/lib/bin.js'), 'acme-runner', '--no-install'],
  {
    cols: COLUMNS,
    rows: 60,
    cwd: folder,
    env: {
      ...process.env,
      TERM: 'xterm-256color',
      FORCE_COLOR: '1',
      GIT_CONFIG_GLOBAL: join(root, 'test/packages/support/gitconfig'),
    },
  },
);
command.onData((data) => terminal.write(data));
const answer = setInterval(() => command.write('\r'), 400);
const { exitCode } = await new Promise((resolve) => command.onExit(resolve));
clearInterval(answer);
await new Promise((resolve) => terminal.write('', resolve));
rmSync(folder, { recursive: true, force: true });
if (exitCode !== 0) {
  throw new Error(`create-ecs-runner ended with ${exitCode}`);
}

mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs/create-ecs-runner.svg'), svg(rows(terminal.buffer.active)));

/** Runs of text with the same look, by row; without the empty rows at the end. */
function rows(buffer) {
  const all = Array.from({ length: buffer.length }, (_, y) => runs(buffer.getLine(y)));
  const last = all.findLastIndex((row) => row.some(({ text }) => text.trim() !== ''));
  return all.slice(0, last + 1);
}

function runs(line) {
  const result = [];
  for (let x = 0; x < COLUMNS; x++) {
    const cell = line.getCell(x);
    const text = cell.getChars() || ' ';
    const look = { colour: colour(cell), bold: cell.isBold() !== 0 };
    const previous = result.at(-1);
    if (previous && previous.colour === look.colour && previous.bold === look.bold) {
      previous.text += text;
    } else {
      result.push({ x, text, ...look });
    }
  }
  return result.filter(({ text }) => text.trim() !== '');
}

function colour(cell) {
  if (cell.isDim()) return GREY;
  if (!cell.isFgPalette()) return COLOURS[7];
  const index = cell.getFgColor();
  return index === 8 ? GREY : COLOURS[index % 8];
}

function svg(screen) {
  const width = Math.ceil(COLUMNS * CELL.width + 32);
  const height = screen.length * CELL.height + 32;
  const texts = screen.flatMap((row, y) =>
    row.map(({ x, text, colour: fill, bold }) => {
      const at = `x="${(16 + x * CELL.width).toFixed(1)}" y="${32 + y * CELL.height}"`;
      const length = `textLength="${(text.trimEnd().length * CELL.width).toFixed(1)}"`;
      return `  <text ${at} ${length} fill="${fill}"${bold ? ' font-weight="bold"' : ''}>${escape(text.trimEnd())}</text>`;
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    '  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">',
    '  <title>A run of create-ecs-runner</title>',
    `  <rect width="100%" height="100%" rx="8" fill="${COLOURS[0]}"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

function escape(text) {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);
}
