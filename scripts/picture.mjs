// docs/create-ecs-runner.svg and docs/trust.svg: the screens of real runs of create-ecs-runner in a pseudo terminal.
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

const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  sub: 'repo:acme/infra:ref:refs/heads/main',
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 300,
};

const folder = mkdtempSync(join(tmpdir(), 'ecs-runner-picture-'));
try {
  await draw('create-ecs-runner', 'A run of create-ecs-runner', ['acme-runner', '--no-install'], 0);
  await screen(
    [
      'pasted',
      '--yes',
      '--no-install',
      '--no-git',
      '--name=acme-runner',
      '--trust-subjects=acme/infra:environment:prod',
    ],
    0,
  );
  const trust = ['doctor', 'pasted', '--trust', '--environment=production'];
  await draw('trust', 'A token that the runner role does not take, and why', trust, 1, JSON.stringify(CLAIMS));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes `docs/NAME.svg`. */
async function draw(name, title, args, expected, typed) {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, `docs/${name}.svg`), svg(title, rows(await screen(args, expected, typed))));
}

/** What the screen shows at the end of a run, whose questions Enter answers. */
async function screen(args, expected, typed = '') {
  const terminal = new Terminal({ cols: COLUMNS, rows: 60, allowProposedApi: true, convertEol: true });
  const command = spawn(process.execPath, [join(root, 'packages/create-ecs-runner/lib/bin.js'), ...args], {
    cols: COLUMNS,
    rows: 60,
    cwd: folder,
    env: {
      ...process.env,
      TERM: 'xterm-256color',
      FORCE_COLOR: '1',
      GIT_CONFIG_GLOBAL: join(root, 'test/packages/support/gitconfig'),
    },
  });
  command.onData((data) => terminal.write(data));
  const answer = setInterval(() => command.write(`${typed}\r`), 400);
  const { exitCode } = await new Promise((resolve) => command.onExit(resolve));
  clearInterval(answer);
  await new Promise((resolve) => terminal.write('', resolve));
  if (exitCode !== expected) throw new Error(`create-ecs-runner ${args.join(' ')} ended with ${exitCode}`);
  return terminal.buffer.active;
}

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

function svg(title, lines) {
  const width = Math.ceil(COLUMNS * CELL.width + 32);
  const height = lines.length * CELL.height + 32;
  // Renderers put several spaces together, so that each column is a text of its own.
  const words = ({ x, text, ...look }) =>
    [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ x: x + match.index, text: match[0], ...look }));
  const texts = lines.flatMap((row, y) =>
    row.flatMap(words).map(({ x, text, colour: fill, bold }) => {
      const at = `x="${(16 + x * CELL.width).toFixed(1)}" y="${32 + y * CELL.height}"`;
      const length = `textLength="${(text.length * CELL.width).toFixed(1)}"`;
      return `  <text ${at} ${length} fill="${fill}"${bold ? ' font-weight="bold"' : ''}>${escape(text)}</text>`;
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    '  font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">',
    `  <title>${escape(title)}</title>`,
    `  <rect width="100%" height="100%" rx="8" fill="${COLOURS[0]}"/>`,
    ...texts,
    '</svg>',
    '',
  ].join('\n');
}

function escape(text) {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]);
}
