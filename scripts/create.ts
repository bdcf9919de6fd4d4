// Runs create-ecs-runner while a registry on loopback serves the packages of this workspace to its `npm install`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { packAll, startRegistry } from '../test/packages/support/registry';

async function main(): Promise<void> {
  // Ctrl-C reaches the command as well; it cleans up and says so, then this ends with its exit code.
  process.on('SIGINT', () => undefined);
  const work = mkdtempSync(path.join(tmpdir(), 'ecs-runner-create-'));
  const tarballs = path.join(work, 'tarballs');
  const registry = await startRegistry(work, tarballs, packAll(tarballs));
  try {
    const command = path.join(__dirname, '../packages/create-ecs-runner/lib/bin.js');
    const { status } = spawnSync(process.execPath, [command, ...process.argv.slice(2)], {
      cwd: process.env.INIT_CWD,
      stdio: 'inherit',
      env: {
        ...process.env,
        npm_config_registry: registry.url,
        npm_config_cache: registry.env.NPM_CONFIG_CACHE,
        // the registry goes with this process, so its address must not stay in the lock file
        npm_config_omit_lockfile_registry_resolved: 'true',
      },
    });
    process.exitCode = status ?? 130;
  } finally {
    registry.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
