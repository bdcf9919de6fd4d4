import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { codeBlocksOf } from '../../../packages/ecs-runner-readiness/src/markdown';
import { neutralEnvironment } from '../../support/terraform';
import { requireTool } from '../../support/tools';

/** Code blocks of a document: heading of the section to the blocks in it. */
export type Sections = Readonly<Record<string, readonly string[]>>;

/** Reads the code blocks of one language. */
export function codeBlocks(repository: string, document: string, language: string): Sections {
  const sections: Record<string, string[]> = {};
  for (const { heading, code } of codeBlocksOf(readFileSync(join(repository, document), 'utf8'), language)) {
    (sections[heading] ??= []).push(code);
  }
  return sections;
}

/** What a command printed, and how it ended. */
export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs commands as a reader of a document would: in bash, with the real AWS CLI.
 *
 * @param env where the emulated AWS is
 * @param answer typed where a command asks
 * @param first folders of commands that stand in for what a reader has
 */
export function inShell(
  cwd: string,
  commands: string,
  env: NodeJS.ProcessEnv,
  answer = '',
  first: readonly string[] = [],
): Promise<Printed> {
  const tools = [requireTool('aws'), requireTool('terraform')].map((tool) => dirname(tool));
  const path = [...first, ...tools, process.env.PATH].join(delimiter);
  return new Promise((resolve) => {
    const child = execFile(
      'bash',
      ['--norc', '-euo', 'pipefail', '-c', commands],
      { cwd, env: { ...neutralEnvironment(), ...env, PATH: path } },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 130, stdout, stderr }),
    );
    child.stdin!.end(answer);
  });
}
