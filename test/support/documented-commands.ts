import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { codeBlocksOf, type CodeBlock } from '../../packages/ecs-runner-readiness/src/markdown';

/** The register: which test runs the commands of a document. Each of these tests ends with `itRunsEveryCommandOf`. */
export const RUN_BY: Readonly<Record<string, string>> = {
  'CONTRIBUTING.md': 'quality/commands.test.ts',
  'README.md': 'emulator/operations.test.ts',
  'SUPPORT.md': 'quality/commands.test.ts',
  'docs/automation.md': 'automation/document.test.ts',
  'docs/cost.md': 'quality/commands.test.ts',
  'docs/deploy.md': 'emulator/deploy.test.ts',
  'docs/hcp-terraform.md': 'quality/commands.test.ts',
  'docs/incident-response.md': 'emulator/operations.test.ts',
  'docs/launchers.md': 'emulator/operations.test.ts',
  'docs/migration.md': 'emulator/migration.test.ts',
  'docs/network.md': 'emulator/operations.test.ts',
  'docs/operations.md': 'emulator/operations.test.ts',
  'docs/performance.md': 'quality/commands.test.ts',
  'docs/recovery.md': 'emulator/recovery.test.ts',
  'docs/troubleshooting.md': 'emulator/operations.test.ts',
  'docs/upgrading.md': 'emulator/operations.test.ts',
  'examples/basic/README.md': 'quality/commands.test.ts',
  'examples/complete-production/README.md': 'quality/commands.test.ts',
  'examples/multi-region/README.md': 'quality/commands.test.ts',
  'run-task/README.md': 'quality/commands.test.ts',
};

/** The commands of the documents that the register gives to one test, with an account of which were run. */
export class DocumentedCommands {
  private readonly known = new Set<string>();
  private readonly run = new Set<string>();
  private readonly documents: readonly string[];

  /** @param test `__filename` of the test */
  public constructor(test: string) {
    this.documents = Object.keys(RUN_BY).filter((document) => basename(RUN_BY[document]) === basename(test));
  }

  /**
   * Reads a document. Whoever takes a block is to run it: that is what counts.
   *
   * @returns the blocks of commands below a heading
   */
  public of(repository: string, document: string): (heading: string) => readonly string[] {
    if (!this.documents.includes(document)) throw new Error(`${document} is not this test's; see RUN_BY`);
    const blocks = codeBlocksOf(readFileSync(join(repository, document), 'utf8')).filter(isShell);
    const name = ({ heading, code }: CodeBlock) => `${document}, ${heading}: ${code}`;
    blocks.forEach((block) => this.known.add(name(block)));
    return (heading) => {
      const found = blocks.filter((block) => block.heading === heading);
      if (found.length === 0) throw new Error(`${document} has no commands below "${heading}"`);
      const watched: string[] = [];
      found.forEach((block, index) => {
        const get = () => {
          this.run.add(name(block));
          return block.code;
        };
        Object.defineProperty(watched, index, { enumerable: true, get });
      });
      return watched;
    };
  }

  /** What was not run, and the documents that were not even read. */
  public left(): string[] {
    const unread = this.documents.filter(
      (document) => ![...this.known].some((name) => name.startsWith(`${document},`)),
    );
    return [...unread, ...[...this.known].filter((name) => !this.run.has(name))];
  }
}

export function isShell({ language }: CodeBlock): boolean {
  return language === 'sh';
}

/** The last test of a file: everything that the register gives to it was run. */
export function itRunsEveryCommandOf(commands: DocumentedCommands): void {
  it('has run every command of its documents', () => expect(commands.left()).toEqual([]));
}
