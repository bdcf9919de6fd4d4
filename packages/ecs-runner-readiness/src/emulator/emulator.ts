import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { emulatorPython } from './environment';
import { serverFile } from './folder';

const START_MS = 60_000;
const STOP_MS = 5_000;

/** An emulated AWS on loopback. */
export interface Emulator {
  readonly endpoint: string;
  /** What clients and Terraform need to find it. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends it; safe to call twice. */
  stop(): Promise<void>;
}

/** moto with our additions. @param env for the additions */
export function startMoto(env: Record<string, string> = {}): Promise<Emulator> {
  return start('serve_moto.py', env);
}

/** ministack, which checks who may assume a role. @param env its settings, such as AUTH=false: it lets everybody do all */
export function startMinistack(env: Record<string, string> = {}): Promise<Emulator> {
  return start('serve_ministack.py', env);
}

/** The server ends when its stdin closes, so with this process too. */
async function start(script: string, env: Record<string, string>): Promise<Emulator> {
  const server = spawn(await emulatorPython(), [serverFile(script)], {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env },
    stdio: 'pipe',
  });
  const ended = once(server, 'exit');
  let log = '';
  server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-20_000)));

  const stop = async () => {
    server.stdin.end();
    const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(timer);
  };
  try {
    const endpoint = await Promise.race([
      announced(createInterface({ input: server.stdout })),
      ended.then(() => Promise.reject(new Error('ended'))),
      new Promise<never>((_, reject) => setTimeout(() => reject(new Error('not ready in time')), START_MS).unref()),
    ]);
    return { endpoint, env: environment(endpoint), stop };
  } catch (error) {
    await stop();
    throw new Error(`${script}: ${String(error)}\n${log}`);
  }
}

async function announced(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    if (line.startsWith('{')) return (JSON.parse(line) as { endpoint: string }).endpoint;
  }
  return new Promise(() => undefined);
}

function environment(endpoint: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_EC2_METADATA_DISABLED: 'true',
    // No files of the developer's own, and an early end where the emulator has gone.
    AWS_CONFIG_FILE: serverFile('none'),
    AWS_SHARED_CREDENTIALS_FILE: serverFile('none'),
    AWS_MAX_ATTEMPTS: '3',
  };
}
