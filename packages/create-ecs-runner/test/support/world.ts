import { spawnSync } from 'node:child_process';
import { userEnvironment } from './cli';
import type { Exec } from '../../src/exec';
import type { Question } from '../../src/interview/prompt';
import { run } from '../../src/run';
import { ownTemplate } from '../../src/template';
import { createStyle } from '../../src/terminal/output';
import type { World } from '../../src/world';

/** Answers a question of the run; what it does meanwhile happens while the question waits. */
export type Answer = (question: Question) => unknown;

export interface RunResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Texts of the questions, in order. */
  readonly asked: readonly string[];
}

/** execa is a module that jest does not load. */
const exec: Exec = async (program, args, { cwd, input }) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    input,
    env: userEnvironment(),
    encoding: 'utf8',
  });
  return Promise.resolve({
    ok: status === 0,
    missing: error !== undefined,
    stdout,
    output: stdout + stderr,
    reason: stderr,
  });
};

/** Runs the command in this process. With `answer`, somebody can be asked. */
export async function runHere(argv: readonly string[], cwd: string, answer?: Answer): Promise<RunResult> {
  const { signal } = new AbortController();
  const asked: string[] = [];
  let out = '';
  let err = '';
  const world: World = {
    argv,
    cwd,
    env: userEnvironment(),
    interactive: answer !== undefined,
    columns: 1000,
    unicode: true,
    version: '0.0.0',
    template: ownTemplate,
    ask: async (question) => {
      asked.push(String(question.message));
      return Promise.resolve(answer!(question));
    },
    exec,
    readSecret: () => Promise.reject(new Error('nothing is asked for in secret')),
    signal,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    style: createStyle(false),
    errStyle: createStyle(false),
  };
  return { code: await run(world), out, err, asked };
}
