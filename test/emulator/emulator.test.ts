import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startMinistack, startMoto } from '../../packages/ecs-runner-readiness/src/emulator/emulator';
import { serverFile } from '../../packages/ecs-runner-readiness/src/emulator/folder';
import { describeWithTools, requireTool } from '../support/tools';

/** Starts a server, says its process id, and waits to be killed. */
const PARENT = `
  const [python, script] = process.argv.slice(1);
  const server = require('node:child_process').spawn(python, [script], { stdio: 'pipe' });
  server.stdout.once('data', () => console.log(server.pid));
`;

describeWithTools(['python-emulator'], 'an emulated AWS', () => {
  it.each([
    ['moto', startMoto],
    ['ministack', () => startMinistack()],
  ])('%s answers until it is stopped', async (_, start) => {
    const emulator = await start();
    await expect(fetch(emulator.endpoint)).resolves.toHaveProperty('status');
    await emulator.stop();
    await emulator.stop();
    await expect(fetch(emulator.endpoint)).rejects.toThrow('fetch failed');
  });

  it('says at once what moto lacks, so that nobody tries again', async () => {
    const moto = await startMoto();
    try {
      const answer = await fetch(moto.endpoint, {
        method: 'POST',
        headers: {
          authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/states/aws4_request',
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'AWSStepFunctions.RedriveExecution',
        },
        body: '{}',
      });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('UnknownOperationException');
    } finally {
      await moto.stop();
    }
  });

  it.each(['serve_moto.py', 'serve_ministack.py'])('%s ends with a parent that is killed', async (script) => {
    const path = serverFile(script);
    const parent = spawn(process.execPath, ['-e', PARENT, requireTool('python-emulator'), path], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
    expect(isRunning(Number(pid))).toBe(true);
    parent.kill('SIGKILL');
    await expectSoon(() => !isRunning(Number(pid)));
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function expectSoon(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(condition()).toBe(true);
}
