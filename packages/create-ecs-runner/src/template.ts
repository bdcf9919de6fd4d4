import type { OptionDescription, OptionProblem } from 'ecs-runner-template/lib/options';
import { bundled } from './bundled';

export type { OptionDescription, OptionProblem };

/** Options of a repository by name, as given: nothing resolved, nothing checked. */
export type Input = Readonly<Record<string, unknown>>;

/** What this package needs from `ecs-runner-template`. */
export interface Template {
  readonly version: string;
  /** The file that each clone has for itself, which Git ignores. */
  readonly stampFile: string;
  /** Every option once: flags, prompts and help are derived from it. */
  describeOptions(): readonly OptionDescription[];
  /** The typed flag's nearest candidate; undefined where none is near. */
  suggest(typed: string, candidates: readonly string[]): string | undefined;
  /** All that the project type refuses in `input`; empty where it accepts. */
  check(input: Input): readonly OptionProblem[];
  /** `input` with every default filled in; throws where `check` finds a problem. */
  resolve(input: Input): Input;
  /** Writes a new repository into an empty folder. */
  create(folder: string, input: Input): void;
  /** Paths of a repository that every sync writes anew. */
  managedFiles(folder: string): ReadonlySet<string>;
  /** What keeps files from being written into the folder, a sentence each: links, files where folders must be, rights. */
  obstacles(folder: string, files: readonly string[]): readonly string[];
}

/** The `ecs-runner-template` of this version. */
export const ownTemplate: Template = {
  get version() {
    return bundled('versions').TEMPLATE_VERSION;
  },
  describeOptions: () => bundled('options').describeOptions(),
  suggest: (typed, candidates) => bundled('options').suggest(typed, candidates),
  check(input) {
    const { resolve, OptionsError } = bundled('options');
    try {
      resolve(input);
      return [];
    } catch (error) {
      if (error instanceof OptionsError) return error.problems;
      throw error;
    }
  },
  resolve: (input) => ({ ...bundled('options').resolve(input) }),
  create(folder, input) {
    bundled('sync').createRepository(folder, input);
  },
  managedFiles(folder) {
    return new Set(bundled('ledger').readLedger(folder).managed.keys());
  },
  get stampFile() {
    return bundled('ledger').STAMP_FILE;
  },
  obstacles(folder, files) {
    try {
      bundled('targets').checkTargets(folder, files);
      return [];
    } catch (error) {
      const [, ...problems] = (error as Error).message.split('\n  ');
      if (problems.length === 0) throw error;
      return problems;
    }
  },
};
