import { spawnSync } from 'child_process';

/** Who a process must run as so that access rights bind it: nobody, where this one is root's. */
export interface User {
  readonly uid?: number;
  readonly gid?: number;
}

const USER: User = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** A test of what a user without rights sees; skipped, and the title says why, where there can be no such user. */
export function testWithoutRights(title: string, body: (user: User) => unknown): void {
  const reason = obstacle();
  if (reason === undefined) {
    test(title, async () => void (await body(USER)));
  } else {
    test.skip(`${title} (skipped: ${reason})`, async () => void (await body(USER)));
  }
}

function obstacle(): string | undefined {
  if (process.platform === 'win32') {
    return 'Windows has no such rights';
  }
  const script = `require('fs').accessSync(${JSON.stringify(__filename)})`;
  const { status } = spawnSync(process.execPath, ['-e', script], USER);
  return status === 0 ? undefined : 'this is root, and nobody else may read this folder';
}
