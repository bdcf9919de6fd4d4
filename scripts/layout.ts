// Keeps what this version generates, as VERSION-NAME.tar.gz in the readiness package: later versions are tested on it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createRepository } from '../src/sync';
import { TEMPLATE_VERSION } from '../src/versions';

const LAYOUTS = path.join(__dirname, '../packages/ecs-runner-readiness/layouts');

const OPTION_SETS: Readonly<Record<string, object>> = {
  defaults: {},
  more: {
    launcher: 'stepFunctions',
    vpcEndpoints: true,
    alarmEmail: 'oncall@example.com',
    environments: ['production', 'staging'],
  },
};

/** What git ignores of a generated repository. */
const IGNORED = ['.projen/synced'];
const BLOCK = 512;

for (const [name, options] of Object.entries(OPTION_SETS)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecs-runner-layout-'));
  try {
    createRepository(folder, { name: 'acme-runner', ...options });
    const file = path.join(LAYOUTS, `${TEMPLATE_VERSION}-${name}.tar.gz`);
    writeFileSync(file, gzipSync(tarball(folder), { level: 9 }));
    console.log(path.relative(process.cwd(), file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same bytes for the same files: sorted, without times and owners. */
function tarball(folder: string): Buffer {
  const blocks = filesBelow(folder).flatMap((file) => {
    const content = readFileSync(path.join(folder, file));
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [header(file, content.length, statSync(path.join(folder, file)).mode), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .map((entry) => ({ entry, file: path.posix.join(below, entry.name) }))
    .filter(({ file }) => !IGNORED.includes(file))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .flatMap(({ entry, file }) => (entry.isDirectory() ? filesBelow(folder, file) : [file]));
}

/** Source: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html (ustar interchange format) */
function header(file: string, size: number, mode: number): Buffer {
  if (Buffer.byteLength(file) > 100) {
    throw new Error(`${file} has more than the 100 characters that a tar header takes`);
  }
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, '0');
  block.write(file, 0);
  block.write(octal(mode % 0o1000, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write(' '.repeat(8), 148); // counts as spaces in its own sum
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 7)}\0 `, 148);
  return block;
}
