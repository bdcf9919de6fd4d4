import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Aws } from '../emulator/aws';
import type { Emulator } from '../emulator/emulator';
import { must, Wrong } from '../emulator/wrong';
import { codeBlocksOf, type CodeBlock } from '../markdown';
import type { Work } from '../provers/prover';
import { findTool, neutralEnvironment, type Ran } from '../tools';

/** Text of a block to what a reader puts there. */
export type Values = Readonly<Record<string, string>>;

/** Languages of blocks that are commands. */
const COMMANDS = ['sh', 'bash', 'shell', 'console'];

/** Reads a document of a repository, and does what it says on an emulated AWS. */
export class Reader {
  public readonly aws: Aws;
  private readonly blocks: readonly CodeBlock[];
  private readonly done = new Set<CodeBlock>();

  /**
   * @param copy of the repository
   * @param document path in it
   */
  public constructor(
    public readonly work: Work,
    public readonly copy: string,
    document: string,
    public readonly emulator: Emulator,
  ) {
    this.aws = new Aws(emulator, work.options.region);
    this.blocks = codeBlocksOf(readFileSync(join(copy, document), 'utf8'));
  }

  /** All blocks of commands in one, with values filled in. */
  public everything(values: Values = {}): string {
    const commands = this.commands();
    commands.forEach((block) => this.done.add(block));
    return commands.map(({ code }) => fill(code, values)).join('\n');
  }

  /** A block of commands of a section, by its place there. */
  public block(heading: string, index: number, values: Values = {}): string {
    const block = this.commands().filter((it) => it.heading === heading)[index];
    if (block === undefined) throw new Wrong(`the section "${heading}" has no block of commands number ${index + 1}`);
    this.done.add(block);
    return fill(block.code, values);
  }

  /** What a section says to write into a file. */
  public text(heading: string, language: string, values: Values): string {
    const block = this.blocks.find((it) => it.heading === heading && it.language === language);
    if (block === undefined) throw new Wrong(`the section "${heading}" has no ${language}`);
    return fill(block.code, values);
  }

  /** Sections of which a block of commands was not run. */
  public left(): string[] {
    return [
      ...new Set(
        this.commands()
          .filter((block) => !this.done.has(block))
          .map(({ heading }) => heading),
      ),
    ];
  }

  public count(): number {
    return this.done.size;
  }

  /** Runs commands in a folder, as somebody whose profile has the region. @param answer typed where a command asks */
  public shell(folder: string, commands: string, answer = '', env: NodeJS.ProcessEnv = {}): Promise<Ran> {
    const region = { AWS_DEFAULT_REGION: this.work.options.region };
    return shell(folder, commands, answer, { ...this.emulator.env, ...region, ...env });
  }

  /** @returns what the commands print. @throws Wrong where one fails */
  public async run(folder: string, commands: string, answer = '', env: NodeJS.ProcessEnv = {}): Promise<string> {
    const { code, stdout, stderr } = await this.shell(folder, commands, answer, env);
    must(code === 0, `${firstLine(commands)}: exit code ${code}: ${stderr.trim().slice(-300)}`);
    return stdout;
  }

  private commands(): CodeBlock[] {
    return this.blocks.filter(({ language }) => COMMANDS.includes(language));
  }
}

/** Bash as a reader has it, that stops at what fails. */
function shell(cwd: string, commands: string, answer: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(findTool('bash') ?? 'bash', ['--norc', '-euo', 'pipefail', '-c', commands], {
      cwd,
      env: { ...neutralEnvironment(), ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const printed = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.stderr += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 130, ...printed }));
    // A command that asks nothing has ended before the answer is there.
    child.stdin.on('error', () => undefined).end(answer);
  });
}

function fill(text: string, values: Values): string {
  return Object.entries(values).reduce((filled, [placeholder, value]) => filled.replaceAll(placeholder, value), text);
}

function firstLine(commands: string): string {
  return commands.trim().split('\n')[0];
}
