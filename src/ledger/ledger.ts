import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import * as path from 'path';
import type { FileBase } from 'projen/lib/file';
import type { Project } from 'projen/lib/project';
import { hashFile, hashInputs, LEDGER_FILE, readLedger, type LedgerContent } from './content';
import { ReleasedFile } from '../components/released-file';

/** Where the text of an edited managed file is kept; git ignores it. */
export const EDITS_FOLDER = '.projen/edits';

/**
 * Knows which files are whose: what was edited since the last sync is kept, what was dropped by the template is
 * removed only where it is unchanged.
 *
 * Not a component: it has to act before projen's clean-up and after the last component that a user adds.
 */
export class Ledger {
  private readonly last: LedgerContent;
  private readonly owned: Set<string>;
  /** Copies of edited files, by the path of the file. */
  private readonly edits = new Map<string, string>();

  public constructor(private readonly project: Project) {
    this.last = readLedger(project.outdir);
    this.owned = new Set(this.last.owned);
  }

  /** Whether an owned file was written before, by this sync or an earlier one. */
  public wasWritten(owned: string): boolean {
    return this.owned.has(owned);
  }

  public recordOwned(owned: string): void {
    this.owned.add(owned);
  }

  /** Keeps what users wrote into files that the sync is going to rewrite or remove. */
  public protect(): void {
    const dropped = Object.keys(this.last.managed).filter((file) => !this.project.tryFindFile(file));
    for (const file of dropped.filter((candidate) => this.isEdited(candidate))) {
      new ReleasedFile(this.project, file);
      this.project.logger.warn(`${file} is no longer generated. It was edited, so it stays and is yours now.`);
    }
    for (const { path: file } of this.managedFiles().filter((candidate) => this.isEdited(candidate.path))) {
      this.edits.set(file, this.keep(file));
    }
  }

  /** Writes down what was generated, and tells which edits were overwritten. */
  public record(): void {
    this.edits.forEach((copy, file) => this.report(file, copy));
    const managed = this.managedFiles().flatMap(({ path: file }) => {
      const hash = this.hash(file);
      return hash === undefined ? [] : [[file, hash]];
    });
    const content: LedgerContent = {
      inputs: hashInputs(this.project.outdir),
      managed: Object.fromEntries(managed),
      owned: [...this.owned].sort(),
    };
    this.write(LEDGER_FILE, `${JSON.stringify(content, undefined, 2)}\n`);
  }

  private managedFiles(): FileBase[] {
    return this.project.files.filter(({ readonly }) => readonly);
  }

  private isEdited(file: string): boolean {
    const hash = this.hash(file);
    return hash !== undefined && hash !== this.last.managed[file];
  }

  /** Copies an edited file to where no sync writes; returns the path of the copy. */
  private keep(file: string): string {
    const hash = this.hash(file)!;
    const candidates = [`${EDITS_FOLDER}/${file}`, `${EDITS_FOLDER}/${file}.${hash.slice(0, 8)}`];
    const copy = candidates.find((candidate) => [undefined, hash].includes(this.hash(candidate))) ?? candidates[1];
    this.write(copy, readFileSync(this.absolute(file)));
    return copy;
  }

  private report(file: string, copy: string): void {
    if (this.hash(file) === this.hash(copy)) {
      rmSync(this.absolute(copy));
      return;
    }
    this.project.logger.warn(
      `${file} was edited and is generated again. Your version is in ${copy}. ` +
        'To keep a file as you wrote it, add its path to "released" in the options.',
    );
  }

  private hash(file: string): string | undefined {
    return hashFile(this.absolute(file));
  }

  private write(file: string, content: string | Buffer): void {
    const absolute = this.absolute(file);
    if (existsSync(absolute) && readFileSync(absolute).equals(Buffer.from(content))) {
      return;
    }
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }

  private absolute(file: string): string {
    return path.join(this.project.outdir, file);
  }
}
