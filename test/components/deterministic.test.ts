import { spawnSync } from 'child_process';
import * as path from 'path';
import { readTree, temporaryFolder } from '../support/repository';

const SYNC = path.join(__dirname, '../../lib/sync');

/** The files that a process of its own generates. */
function generate(env: Record<string, string>, cwd: string): Record<string, string> {
  const outdir = temporaryFolder();
  const script = `require(${JSON.stringify(SYNC)}).createRepository(${JSON.stringify(outdir)}, { name: 'acme-runner', description: 'Läufer' })`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd, env: { ...process.env, ...env } });
  expect([status, stderr.toString()]).toEqual([0, '']);
  return readTree(outdir);
}

test('locale, time zone, clock and current folder do not change a byte, and lines end as in Unix', () => {
  const first = generate({ LANG: 'C', TZ: 'UTC' }, process.cwd());
  const second = generate({ LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' }, temporaryFolder());
  expect(second).toEqual(first);
  expect(Object.entries(first).filter(([, text]) => text.includes('\r'))).toEqual([]);
  const today = new Date().toISOString().slice(0, 10);
  expect(Object.entries(first).filter(([, text]) => text.includes(today))).toEqual([]);
});
