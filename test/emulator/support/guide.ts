import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { timed } from './timed';
import { type Emulator } from '../../../packages/ecs-runner-readiness/src/emulator/emulator';
import { serverFile } from '../../../packages/ecs-runner-readiness/src/emulator/folder';
import { leashed } from '../../support/leashed';
import { temporaryFolder } from '../../support/repository';
import { requireTool } from '../../support/tools';

/** A call that moto received; S3's with bucket and key. */
export interface Call {
  /** `service:Action`. */
  readonly action: string;
  readonly bucket?: string | null;
  readonly key?: string | null;
}

/** Follows documents of a repository: runs their commands, as they are, against an emulated AWS. */
export class Guide {
  private readonly path = temporaryFolder();

  /** @param log file that moto writes its calls into */
  public constructor(
    private readonly repository: string,
    private readonly emulator: Emulator,
    private readonly log: string,
  ) {
    const script = serverFile('aws.py');
    writeFileSync(join(this.path, 'aws'), `#!/bin/sh\nexec "${requireTool('python-emulator')}" "${script}" "$@"\n`);
    chmodSync(join(this.path, 'aws'), 0o755);
  }

  /**
   * Runs commands in the root of the repository.
   *
   * @returns what they printed, and what moto was called for
   * @throws where one fails
   */
  public run(commands: string): Promise<{ readonly stdout: string; readonly calls: Call[] }> {
    return timed(`deploy: ${commands.trim().split('\n')[0]}`, async () => {
      const before = this.calls().length;
      const shell = leashed('bash', ['--norc', '-euo', 'pipefail', '-c', commands], this.repository, {
        ...this.emulator.env,
        PATH: [this.path, process.env.PATH].join(delimiter),
        PYTHONDONTWRITEBYTECODE: '1',
        // Nobody is there to answer.
        TF_CLI_ARGS_apply: '-auto-approve',
        TF_CLI_ARGS_destroy: '-auto-approve',
        TF_INPUT: '0',
      });
      let [stdout, stderr] = ['', ''];
      shell.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      shell.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      const code = await new Promise((resolve) => shell.on('close', resolve));
      if (code !== 0) throw new Error(`${commands}: exit ${String(code)}\n${stderr}\n${stdout.slice(-5000)}`);
      return { stdout, calls: this.calls().slice(before) };
    });
  }

  private calls(): Call[] {
    const lines = readFileSync(this.log, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Call);
  }
}
