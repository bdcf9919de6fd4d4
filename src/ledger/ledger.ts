import { readFileSync, rmSync } from 'fs';
import * as path from 'path';
import { FILE_MANIFEST } from 'projen/lib/cleanup';
import type { Project } from 'projen/lib/project';
import { readJsonObject } from '../json';
import {
  hashFile,
  isInside,
  MANAGED_FILE,
  OWNED_FILE,
  readLedger,
  STAMP_FILE,
  write,
  writeLedger,
  type LedgerContent,
} from './content';
import { ReleasedFile } from './released-file';
import { checkTargets } from './targets';

/** Where the text of an edited managed file is kept; git ignores it. */
const EDITS_FOLDER = '.projen/edits';

/**
 * Knows which files are whose: what was edited since the last sync is kept, what was dropped by the template is
 * removed only where it is unchanged.
 *
 * Not a component: it has to act before projen's clean-up and after the last component that a user adds.
 */
export class Ledger {
  private readonly last: LedgerContent;
  private readonly owned: Set<string>;
  /** Owned files that this sync may write. */
  private readonly planned: string[] = [];
  /** Copies of edited files, by the path of the file. */
  private readonly edits = new Map<string, string>();

  public constructor(private readonly project: Project) {
    this.last = readLedger(project.outdir);
    this.owned = new Set(this.last.owned);
    project.gitignore.exclude(`/${EDITS_FOLDER}/`, `/${STAMP_FILE}`);
    project.gitattributes.addAttributes(`/${MANAGED_FILE}`, 'merge=union');
    project.gitattributes.addAttributes(`/${OWNED_FILE}`, 'merge=union');
  }

  /** Announces an owned file, which this sync writes if no earlier one did. */
  public planOwned(file: string): void {
    this.planned.push(file);
  }

  /** Whether an owned file was written before, by this sync or an earlier one. */
  public wasWritten(owned: string): boolean {
    return this.owned.has(owned);
  }

  public recordOwned(owned: string): void {
    this.owned.add(owned);
  }

  /**
   * Keeps what users wrote into files that the sync is going to rewrite or remove.
   *
   * @throws RepositoryError where a file could not be written; then nothing was
   */
  public protect(): void {
    const { files } = this.project;
    const managed = files.filter(({ readonly }) => readonly).map((file) => file.path);
    const toWrite = this.planned.filter((file) => !this.wasWritten(file));
    checkTargets(this.project.outdir, [...managed, ...toWrite]);

    const known = new Set(files.map((file) => file.path));
    for (const file of this.listedBefore().filter((candidate) => !known.has(candidate) && this.isEdited(candidate))) {
      new ReleasedFile(this.project, file);
      this.project.logger.warn(`${file} is no longer generated. It was edited, so it stays and is yours now.`);
    }
    for (const file of managed.filter((candidate) => this.isEdited(candidate))) {
      this.edits.set(file, this.keep(file));
    }
  }

  /** Writes down what was generated, and tells which edits were overwritten. */
  public record(): void {
    this.edits.forEach((copy, file) => this.report(file, copy));
    const files = this.project.files.filter(({ readonly }) => readonly);
    const hashes = files.map(({ path: file }) => [file, this.hash(file)] as const);
    const managed = hashes.filter((entry): entry is [string, string] => entry[1] !== undefined);
    writeLedger(this.project.outdir, new Map(managed), this.owned);
  }

  public absolute(file: string): string {
    return path.join(this.project.outdir, file);
  }

  /** All that earlier syncs generated, as far as our list or projen's, which its clean-up follows, still names it. */
  private listedBefore(): string[] {
    const manifest = readJsonObject(this.absolute(FILE_MANIFEST)) as { files?: readonly string[] } | undefined;
    return [...new Set([...this.last.managed.keys(), ...(manifest?.files ?? []).filter(isInside)])];
  }

  private isEdited(file: string): boolean {
    const hash = this.hash(file);
    return hash !== undefined && !this.last.managed.get(file)?.includes(hash);
  }

  /** Copies an edited file to where no sync writes; returns the path of the copy. */
  private keep(file: string): string {
    const hash = this.hash(file)!;
    const candidates = [`${EDITS_FOLDER}/${file}`, `${EDITS_FOLDER}/${file}.${hash.slice(0, 8)}`];
    const copy = candidates.find((candidate) => [undefined, hash].includes(this.hash(candidate))) ?? candidates[1];
    write(this.absolute(copy), readFileSync(this.absolute(file)));
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
}
