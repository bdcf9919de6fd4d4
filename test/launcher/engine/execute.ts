import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Definition } from './definition';
import { requireTool } from '../../support/tools';

/** What AWS answers to one call. `to` is the end of a Resource, such as `ecs:stopTask`. */
export type Answer =
  | { readonly to: string; readonly gives: unknown }
  | { readonly to: string; readonly fails: string; readonly cause?: string };

export interface Execution {
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly output: unknown;
  readonly error: string | null;
  readonly cause: string | null;
  /** Names of the states, in order; without those inside of a Map. */
  readonly states: readonly string[];
  readonly calls: ReadonlyArray<{ readonly action: string; readonly arguments: unknown }>;
  /** Seconds before each retry. */
  readonly waits: readonly number[];
  /** Answers that nothing asked for. */
  readonly unused: readonly string[];
}

/** Executes state machines locally, against given answers. */
export class Engine {
  private readonly server: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private errors = '';

  public constructor() {
    this.server = spawn(requireTool('python-emulator'), [join(__dirname, 'execute.py')], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    this.server.stderr.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    this.lines = createInterface({ input: this.server.stdout })[Symbol.asyncIterator]();
  }

  /** One at a time. */
  public async execute(definition: Definition, answers: readonly Answer[], input: unknown = {}): Promise<Execution> {
    this.server.stdin.write(`${JSON.stringify({ definition, answers, input })}\n`);
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error(`execute.py ended\n${this.errors}`);
    return JSON.parse(value) as Execution;
  }

  public stop(): void {
    this.server.stdin.end();
  }
}
