import { spawn } from '@lydell/node-pty';
import { Terminal as Screen } from '@xterm/headless';
import { BIN, userEnvironment } from './cli';

export const ENTER = '\r';
export const CTRL_C = '\u0003';
export const CTRL_D = '\u0004';
export const ESCAPE = '\u001b';
export const DOWN = '\u001b[B';
export const SPACE = ' ';

const DEADLINE = 20_000;

/** The built command in a pseudo terminal, and what a person sees of it. */
export class Terminal {
  /** Everything that was written, escape codes too. */
  public output = '';
  public readonly pid: number;
  private readonly screen: Screen;
  private readonly pty: ReturnType<typeof spawn>;
  private exitCode: number | undefined;

  public constructor(
    args: readonly string[],
    cwd: string,
    options: { cols?: number; env?: Record<string, string>; redirect?: string } = {},
  ) {
    // `redirect`: what a shell does with input or output, `< /dev/null`
    const { cols = 80, env = {}, redirect } = options;
    const command = [process.execPath, BIN, ...args];
    const words = redirect === undefined ? command : ['sh', '-c', `"$@" ${redirect}`, 'sh', ...command];
    this.screen = new Screen({ cols, rows: 24, scrollback: 1000, allowProposedApi: true });
    this.pty = spawn(words[0], words.slice(1), {
      name: env.TERM ?? 'xterm-256color',
      cols,
      rows: 24,
      cwd,
      env: { ...userEnvironment(), ...env },
    });
    this.pid = this.pty.pid;
    this.pty.onData((data) => {
      this.output += data;
      this.screen.write(data);
    });
    this.pty.onExit(({ exitCode }) => (this.exitCode = exitCode));
  }

  /** What the screen shows, with what scrolled off it; blank lines at the end are left out. */
  public text(): string {
    const { active } = this.screen.buffer;
    const lines = Array.from({ length: active.length }, (_, row) => active.getLine(row)!.translateToString(true));
    return lines.join('\n').trimEnd();
  }

  /** Waits until the question is the last thing on the screen, then types. */
  public async answer(question: string, ...keys: string[]): Promise<void> {
    await this.until(() => (this.text().split('\n? ').pop() ?? '').replace(/^\? /, '').startsWith(question), question);
    for (const key of keys) this.pty.write(key);
    const typed = this.output.length;
    await this.until(() => this.output.length > typed || this.exitCode !== undefined, `an echo of "${question}"`);
  }

  /** Types, whatever the screen shows. */
  public type(...keys: string[]): void {
    for (const key of keys) this.pty.write(key);
  }

  public async shows(text: string): Promise<void> {
    await this.until(() => this.text().includes(text), text);
  }

  /** Waits for the end of the process; returns its exit code. */
  public async exit(): Promise<number> {
    await this.until(() => this.exitCode !== undefined, 'the exit');
    await this.quiet();
    await new Promise<void>((drawn) => this.screen.write('', drawn));
    return this.exitCode!;
  }

  /** What was written last may come after the exit is known. */
  private async quiet(): Promise<void> {
    for (let seen = -1; seen !== this.output.length;) {
      seen = this.output.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Ends the process where a test failed half-way. */
  public close(): void {
    if (this.exitCode === undefined) this.pty.kill();
    this.screen.dispose();
  }

  private async until(condition: () => boolean, what: string): Promise<void> {
    const end = Date.now() + DEADLINE;
    while (!condition()) {
      if (Date.now() > end) throw new Error(`Waited for ${what}; the screen shows:\n${this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
